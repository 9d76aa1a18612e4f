import { processSingleton } from '@/lib/process-singleton'

type Count = (user_id: number) => Promise<number>

const kinds = processSingleton('owned-by-user', () => new Map<string, Count>())

/** Modules to the right keep what users make; the composition root says here how to count it. Naming a kind again replaces it. */
export function addOwned(kind: string, count: Count): void {
  kinds().set(kind, count)
}

/** What a user owns, in all tenants, by kind. */
export const countOwned = (user_id: number) =>
  Promise.all([...kinds()].map(async ([kind, count]) => ({ kind, count: await count(user_id) })))
