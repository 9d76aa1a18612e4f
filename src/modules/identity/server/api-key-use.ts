import { processSingleton } from '@/lib/process-singleton'
import { apiKeyRepository } from './api-key.repository'

const pending = processSingleton('api-key-use', () => new Map<string, number>())
const delay = 10_000

/** Counts a use of a key. Written at most every ten seconds per key, off the request's path. */
export function countApiKeyUse(id: string, onError: (error: unknown) => void): void {
  const counts = pending()
  const before = counts.get(id)
  counts.set(id, (before ?? 0) + 1)
  if (before !== undefined) return
  setTimeout(() => {
    const uses = counts.get(id) ?? 0
    counts.delete(id)
    apiKeyRepository.touch(id, uses).catch(onError)
  }, delay).unref()
}
