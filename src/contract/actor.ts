import { AppError, notFound } from './errors'
import type { Access, Privilege } from './privileges'

/** Someone whose credential was accepted, inside the tenant that the credential belongs to. */
export interface UserActor {
  kind: 'user'
  user_id: number
  username: string
  tenant_id: string
  /** Owns the installation: administers every tenant. */
  is_superuser: boolean
  /** Ids of the roles that are bound to the user, their groups and orgs in the tenant. */
  roles: readonly string[]
  /** What these roles give, in the whole tenant. */
  privileges: ReadonlySet<Privilege>
  /** What is held besides in single lines of business, by business id. */
  businesses: ReadonlyMap<number, BusinessRights>
  /** Which credential form was used; rights never depend on it. */
  credential: 'session' | 'token' | 'api_key'
  /** The login session or the API key that was used. */
  credential_id: string
}

export interface BusinessRights {
  /** What is held there, be it bound there or in a business above. */
  privileges: ReadonlySet<Privilege>
  /** What is bound in this very business. */
  bound_here: ReadonlySet<Privilege>
}

export interface AnonymousActor {
  kind: 'anonymous'
}

export type Actor = UserActor | AnonymousActor

/** The actor type that an operation with this access hands to its use case. */
export type ActorOf<A extends Access> = A extends 'public' ? Actor : UserActor

/**
 * Throws 401 without a credential, 403 without the privilege. A privilege that is held in some business only lets the
 * request in; the rules of the rows decide how far it goes.
 */
export function authorize<A extends Access>(access: A, actor: Actor): asserts actor is ActorOf<A> {
  if (access === 'public') return
  if (actor.kind !== 'user')
    throw new AppError('unauthenticated', 'Sign in or send an API key', {
      hint: 'Send the header "x-api-key" with a key from Settings → API keys, or "Authorization: Bearer <token>".',
    })
  if (access === 'authenticated' || holdsSomewhere(actor, access)) return
  throw new AppError('forbidden', `${rolesInWords(actor)} "${access}"`, {
    hint: 'Ask an owner or admin of this tenant for a role that includes it.',
  })
}

const rolesInWords = ({ roles }: UserActor) =>
  roles.length === 0
    ? 'You have no role in this tenant, so you do not have'
    : `Your ${roles.length === 1 ? 'role' : 'roles'} ${roles.map((role) => `"${role}"`).join(', ')} ${roles.length === 1 ? 'does' : 'do'} not include`

function holdsSomewhere(actor: UserActor, access: Access): boolean {
  for (const held of actor.privileges) if (held === access) return true
  for (const { privileges } of actor.businesses.values())
    for (const held of privileges) if (held === access) return true
  return false
}

/** Whether an actor holds a privilege in one line of business: there, above it, or in the whole tenant. 0 is none of them. */
export const holdsIn = (actor: UserActor, privilege: Privilege, business_id: number): boolean =>
  actor.privileges.has(privilege) || (actor.businesses.get(business_id)?.privileges.has(privilege) ?? false)

/** Throws 403 unless the actor holds a privilege in the whole tenant: for what belongs to no line of business. */
export function assertHoldsInTenant(actor: UserActor, privilege: Privilege): void {
  if (actor.privileges.has(privilege)) return
  throw new AppError('forbidden', `You hold "${privilege}" in single lines of business only, not in the whole tenant`, {
    hint: 'Ask an owner or admin of this tenant for a role that includes it.',
  })
}

/**
 * The tenant that an operation of administration works on: the actor's own unless another is named, which only the
 * installation's owners may do. To everybody else other tenants are not there.
 */
export function tenantInReach(actor: UserActor, tenant_id?: string | null): string {
  if (tenant_id === undefined || tenant_id === null || tenant_id === actor.tenant_id) return actor.tenant_id
  if (!actor.is_superuser) throw notFound('Tenant')
  return tenant_id
}

/**
 * Rows that an actor holds a privilege over, as a filter, of things that belong to a business and are otherwise the tenant's:
 * all with a role in the whole tenant, else those of the businesses in which a role gives it, there or above.
 */
export function rowsHeld(actor: UserActor, privilege: Privilege): { business_id?: { in: number[] } } {
  if (actor.privileges.has(privilege)) return {}
  const ids = [...actor.businesses].flatMap(([id, rights]) => (rights.privileges.has(privilege) ? [id] : []))
  return { business_id: { in: ids } }
}
