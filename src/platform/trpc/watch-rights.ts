import type { Actor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { keepsRights } from '@/contract/keeps-rights'

/** How often it is looked whether whoever reads a stream still may. With the memory of actors (2 s) below 5 s in all. */
export const WATCH_MS = 2_500

const lost = () =>
  new AppError('forbidden', 'Your rights changed while this was open', {
    hint: 'Ask again: what you may still see is answered.',
  })

/**
 * Looks again and again whether a credential is still good and its rights are still what they were, and tells once when
 * not. Gives the way to stop looking.
 */
export function watchRights(actor: Actor, again: () => Promise<Actor>, onLost: (error: AppError) => void): () => void {
  if (actor.kind !== 'user') return () => undefined
  let busy = false
  const timer = setInterval(() => void look(), WATCH_MS)
  timer.unref()
  const stop = () => clearInterval(timer)

  async function look() {
    if (busy) return
    busy = true
    try {
      if (!keepsRights(actor, await again())) end(lost())
    } catch (error) {
      // Refused: the credential is no good any more. A database that does not answer decides nothing.
      if (error instanceof AppError && error.status < 500) end(error)
    } finally {
      busy = false
    }
  }

  function end(error: AppError) {
    stop()
    onLost(error)
  }
  return stop
}

/** The items of a stream as long as its reader may read it; then its source is told to stop, and the reader gets why. */
export async function* whileAllowed<T>(source: AsyncIterable<T>, actor: Actor, again: () => Promise<Actor>) {
  const iterator = source[Symbol.asyncIterator]()
  let refuse: (error: AppError) => void = () => undefined
  const refused = new Promise<never>((_, reject) => {
    refuse = reject
  })
  // Nobody may be waiting when it happens.
  refused.catch(() => undefined)
  const stop = watchRights(actor, again, refuse)
  try {
    while (true) {
      const { value, done } = await Promise.race([iterator.next(), refused])
      if (done) return
      yield value
    }
  } finally {
    stop()
    // Not awaited: the source may be in the midst of waiting for its next item.
    void Promise.resolve(iterator.return?.()).catch(() => undefined)
  }
}
