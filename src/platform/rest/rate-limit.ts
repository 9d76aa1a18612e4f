import { RateLimiterMemory } from 'rate-limiter-flexible'
import { AppError } from '@/contract/errors'
import { type LimitKind, limitKinds } from '@/contract/operation'

/** Requests per minute that one key may make, now; absent means without limit. */
export type Limits = Partial<Record<LimitKind, number | (() => Promise<number>)>>

/** Counts one request of a kind by its key. */
export type RateLimit = (kind: LimitKind, key: string) => Promise<void>

/** Counts requests by kind and key (address or credential); throws 429 with `Retry-After` past the limit. */
export function createRateLimit(limits: Limits): RateLimit {
  const limiters = new Map<LimitKind, RateLimiterMemory>()
  for (const kind of limitKinds) {
    if (limits[kind] !== undefined)
      limiters.set(kind, new RateLimiterMemory({ points: 1, duration: 60, keyPrefix: kind }))
  }
  return async (kind, key) => {
    const limiter = limiters.get(kind)
    const limit = limits[kind]
    if (!limiter || limit === undefined) return
    // A limit may change while requests are counted, so it is compared here and not by the counter.
    const [most, state] = await Promise.all([typeof limit === 'number' ? limit : limit(), limiter.get(key)])
    if (state && state.consumedPoints >= most)
      throw new AppError('too_many_requests', 'Too many requests', {
        hint: 'Wait and try again.',
        retry_after: state.msBeforeNext / 1000,
      })
    await limiter.penalty(key)
  }
}
