import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { processSingleton } from '@/lib/process-singleton'
import type { ResourceType } from '../contract/business.schema'

type Place = 'business' | 'org' | 'group'

/** What another module keeps in a place, and how it is called: one of it, and several. */
interface DependantSource {
  words: readonly [one: string, many: string]
  /** All of it, whoever asks: it stands in the way of deleting the place. */
  count: (tenant_id: string, id: number) => Promise<number>
}

interface BusinessResource {
  id: string
  name: string
}

/** Those of a business that the actor may see, by part of the name. */
type ResourceSource = (
  actor: UserActor,
  filter: { business_id: number; search: string },
) => Promise<readonly BusinessResource[]>

interface Sources {
  dependants: Record<Place, Map<string, DependantSource>>
  resources: Map<ResourceType, ResourceSource>
}

const sources = processSingleton<Sources>('place-dependants', () => ({
  dependants: { business: new Map(), org: new Map(), group: new Map() },
  resources: new Map(),
}))

/**
 * Modules to the right keep rows in businesses, orgs and groups; the composition root says here how to find them.
 * Naming a kind again replaces it.
 */
export function addDependant(place: Place, kind: string, source: DependantSource): void {
  sources().dependants[place].set(kind, source)
}

export function addResourceSource(type: ResourceType, source: ResourceSource): void {
  sources().resources.set(type, source)
}

/** Types that no module keeps have none. */
export const resourcesOf = async (
  type: ResourceType,
  actor: UserActor,
  filter: { business_id: number; search: string },
): Promise<readonly BusinessResource[]> => (await sources().resources.get(type)?.(actor, filter)) ?? []

interface Count {
  kind: string
  words: readonly [one: string, many: string]
  count: number
}

/** What other modules keep there. Asked before a change of trees begins: that holds the database. */
export const countDependants = (place: Place, tenant_id: string, id: number): Promise<Count[]> =>
  Promise.all(
    [...sources().dependants[place]].map(async ([kind, { words, count }]) => ({
      kind,
      words,
      count: await count(tenant_id, id),
    })),
  )

/** @throws {AppError} 409 that counts what depends on something, as long as something does */
export function assertNothingDepends(name: string, counts: readonly Count[]): void {
  const left = counts.filter(({ count }) => count > 0)
  if (left.length === 0) return
  const words = left.map(({ count, words: [one, many] }) => `${count} ${count === 1 ? one : many}`)
  const list = words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
  throw new AppError('conflict', `"${name}" still has ${list}`, {
    hint: 'Move or remove them first.',
    details: { dependants: Object.fromEntries(left.map(({ kind, count }) => [kind, count])) },
  })
}
