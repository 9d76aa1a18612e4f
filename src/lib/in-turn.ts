import { processSingleton } from './process-singleton'

const queues = processSingleton('in-turn', () => new Map<string, Promise<unknown>>())

/** Does what is asked for under one name one after the other, in this process. One that fails does not stop the next. */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = queues().get(name) ?? Promise.resolve()
  const mine = before.then(work, work)
  const settled = mine.catch(() => undefined)
  queues().set(name, settled)
  try {
    return await mine
  } finally {
    if (queues().get(name) === settled) queues().delete(name)
  }
}
