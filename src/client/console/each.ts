import { errorWords } from './error-text'

const AT_ONCE = 4

export interface EachResult {
  done: number
  /** Why the first of those that failed did. */
  fault: string | undefined
}

/** Does the same to many things, a few at a time; one that fails does not stop the others. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<EachResult> {
  const queue = [...items]
  let done = 0
  let fault: string | undefined
  async function worker() {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      try {
        await work(item)
        done += 1
      } catch (error) {
        fault ??= errorWords(error)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return { done, fault }
}
