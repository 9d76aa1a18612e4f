import { AppError } from './errors'
import type { Access, Privilege, SystemRole } from './privileges'

/** Someone whose credential was accepted, inside the tenant that the credential belongs to. */
export interface UserActor {
  kind: 'user'
  user_id: number
  username: string
  tenant_id: string
  role: SystemRole
  privileges: ReadonlySet<Privilege>
  /** Which credential form was used; rights never depend on it. */
  credential: 'session' | 'token' | 'api_key'
  /** The login session or the API key that was used. */
  credential_id: string
}

export interface AnonymousActor {
  kind: 'anonymous'
}

export type Actor = UserActor | AnonymousActor

/** The actor type that an operation with this access hands to its use case. */
export type ActorOf<A extends Access> = A extends 'public' ? Actor : UserActor

/** Throws 401 without a credential, 403 without the privilege. */
export function authorize<A extends Access>(access: A, actor: Actor): asserts actor is ActorOf<A> {
  if (access === 'public') return
  if (actor.kind !== 'user')
    throw new AppError('unauthenticated', 'Sign in or send an API key', {
      hint: 'Send the header "x-api-key" with a key from Settings → API keys, or "Authorization: Bearer <token>".',
    })
  if (access === 'authenticated') return
  if (!hasPrivilege(actor, access))
    throw new AppError('forbidden', `Your role "${actor.role}" does not include "${access}"`, {
      hint: 'Ask an owner or admin of this tenant for a role that includes it.',
    })
}

function hasPrivilege(actor: UserActor, access: Access): boolean {
  for (const held of actor.privileges) if (held === access) return true
  return false
}
