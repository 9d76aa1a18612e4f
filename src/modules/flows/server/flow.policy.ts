import type { UserActor } from '@/contract/actor'
import type { Privilege } from '@/contract/privileges'

export type FlowPrivilege = Extract<Privilege, `${'flow' | 'run' | 'message' | 'file'}:${string}`>

/** What of a flow decides who may do what with it. */
export interface FlowReach {
  user_id: number
  access_type: string
  business_id: number
  is_self: boolean
}

const shared = ['PUBLIC', 'RESTRICTED']
/** What holders in the whole tenant may do with shared flows of others; the rest is for their owners and their business. */
const forAll: ReadonlySet<FlowPrivilege> = new Set(['flow:read', 'flow:run', 'run:read', 'message:read', 'file:read'])

/**
 * Flows that an actor holds a privilege over, as a filter of rows:
 * - with `flow:administer`, all of the tenant;
 * - their own;
 * - shared ones (`PUBLIC`, `RESTRICTED`) of a business in which they hold it; where `is_self` is set, only if the role is
 *   bound in that very business, not above it;
 * - to look at and to run: `PUBLIC` ones, and `RESTRICTED` ones that belong to no business.
 */
export function flowsWith(actor: UserActor, privilege: FlowPrivilege) {
  const everywhere = actor.privileges.has(privilege)
  if (everywhere && actor.privileges.has('flow:administer')) return {}
  const { below, here } = businessesWith(actor, privilege)
  const own = { user_id: actor.user_id }
  return {
    OR: [
      everywhere ? own : { ...own, business_id: { in: here.concat(below) } },
      ...(everywhere && forAll.has(privilege)
        ? [{ access_type: 'PUBLIC' }, { access_type: 'RESTRICTED', business_id: 0 }]
        : []),
      ...(here.length > 0 ? [{ access_type: { in: shared }, business_id: { in: here } }] : []),
      ...(below.length > 0 ? [{ access_type: { in: shared }, business_id: { in: below }, is_self: false }] : []),
    ],
  }
}

/** Whether an actor holds a privilege over one flow: the same rule as `flowsWith`. */
export function holdsOver(actor: UserActor, flow: FlowReach, privilege: FlowPrivilege): boolean {
  const everywhere = actor.privileges.has(privilege)
  if (everywhere && actor.privileges.has('flow:administer')) return true
  const rights = actor.businesses.get(flow.business_id)
  const inBusiness = (flow.is_self ? rights?.bound_here : rights?.privileges)?.has(privilege) ?? false
  if (flow.user_id === actor.user_id) return everywhere || (rights?.privileges.has(privilege) ?? false)
  if (!shared.includes(flow.access_type)) return false
  if (inBusiness) return true
  return everywhere && forAll.has(privilege) && (flow.access_type === 'PUBLIC' || flow.business_id === 0)
}

/** Flows that an actor may see. */
export const visibleTo = (actor: UserActor) => flowsWith(actor, 'flow:read')

/** Flows that an actor may change. */
export const changeableBy = (actor: UserActor) => flowsWith(actor, 'flow:modify')

/** Whether an actor may change a flow of their tenant. */
export const mayChange = (actor: UserActor, flow: FlowReach) => holdsOver(actor, flow, 'flow:modify')

/** What of a project decides who may do what with it. */
export interface ProjectReach {
  user_id: number
  business_id: number
}

/**
 * Projects that an actor holds a privilege over, as a filter of rows: all for those who administer flows, their own, and
 * those of a business in which they hold it. A project only groups flows: who sees those is for their own sharing.
 */
export function projectsWith(actor: UserActor, privilege: FlowPrivilege) {
  if (actor.privileges.has('flow:administer')) return {}
  const { below, here } = businessesWith(actor, privilege)
  return { OR: [{ user_id: actor.user_id }, { business_id: { in: here.concat(below) } }] }
}

/** Whether an actor holds a privilege over one project: the same rule as `projectsWith`. */
export const holdsOverProject = (actor: UserActor, project: ProjectReach, privilege: FlowPrivilege): boolean =>
  owns(actor, project) || (actor.businesses.get(project.business_id)?.privileges.has(privilege) ?? false)

/** Whether something that has an owner only is the actor's to change: theirs, or anybody's for those who administer flows. */
export const owns = (actor: UserActor, row: { user_id: number }) =>
  actor.privileges.has('flow:administer') || row.user_id === actor.user_id

/** Businesses in which an actor holds a privilege: by a role bound there, or above. */
export function businessesWith(actor: UserActor, privilege: Privilege) {
  const here: number[] = []
  const below: number[] = []
  for (const [business_id, rights] of actor.businesses) {
    if (rights.bound_here.has(privilege)) here.push(business_id)
    else if (rights.privileges.has(privilege)) below.push(business_id)
  }
  return { here, below }
}
