import { RateLimiterMemory } from 'rate-limiter-flexible'
import { AppError } from '@/contract/errors'
import { processSingleton } from '@/lib/process-singleton'

const window = 15 * 60

/** Failed sign-ins that are allowed in 15 minutes: 10 per account from anywhere, 50 per address for any account. */
const limiters = processSingleton('sign-in-throttle', () => ({
  account: new RateLimiterMemory({ points: 10, duration: window, keyPrefix: 'account' }),
  address: new RateLimiterMemory({ points: 50, duration: window, keyPrefix: 'address' }),
}))

/** Throws 429 when the account or the address failed too often; the same for accounts that do not exist. */
export async function assertMayTry(account: string, address: string): Promise<void> {
  const { account: byAccount, address: byAddress } = limiters()
  for (const state of [await byAccount.get(account), await byAddress.get(address)])
    if (state && state.remainingPoints <= 0)
      throw new AppError('too_many_requests', 'Too many failed sign-ins', {
        hint: 'Wait a few minutes and try again.',
        retry_after: state.msBeforeNext / 1000,
      })
}

/** Counts one failure. */
export async function recordFailure(account: string, address: string): Promise<void> {
  const { account: byAccount, address: byAddress } = limiters()
  await Promise.all([byAccount.penalty(account), byAddress.penalty(address)])
}

/** A good sign-in clears the account's failures. */
export async function clearFailures(account: string): Promise<void> {
  await limiters().account.delete(account)
}
