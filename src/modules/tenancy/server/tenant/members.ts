import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { forgetActors, noPassword } from '@/modules/identity/server'
import { oneByOne } from '@/platform/trpc/one-by-one'
import type { MemberState, tenantOps } from '../../contract/tenant.operations'
import { membershipRepository } from '../membership.repository'
import { assertMayPassOn } from '../role-book'

type Input<K extends keyof typeof tenantOps> = z.infer<(typeof tenantOps)[K]['input']>

/** Who belongs to the caller's tenant, with the roles that are bound to each of them. */
export async function listMembers(actor: UserActor, input: Input<'list_members'>) {
  const { cursor } = input
  const { rows, total } = await membershipRepository.page(actor.tenant_id, input)
  return {
    items: rows.map(({ user, roles, create_at }) => ({
      uid: user.id,
      username: user.username,
      nickname: user.nickname,
      email: user.email,
      last_login_at: user.last_login_at?.toISOString() ?? null,
      joined_at: create_at.toISOString(),
      state: stateOf(user),
      roles: roles.map(({ id, role_id }) => ({ relation_id: id, role_id })),
    })),
    total,
    next_cursor: cursor + rows.length < total ? cursor + rows.length : null,
  }
}

/** An account that nobody chose a password for waits for its owner; all others are in use or not. */
function stateOf(user: { is_active: boolean; is_locked: boolean; password_hash: string }): MemberState {
  if (user.is_active && !user.is_locked) return 'active'
  return user.password_hash === noPassword && !user.is_locked ? 'invited' : 'off'
}

/** Where somebody belongs, and what they are there: for owners of the installation. */
export async function listTenantsOfUser(input: Input<'list_tenants_of_user'>) {
  const places = await membershipRepository.placesOf(input.user_id)
  return places.map(({ tenant, roles }) => ({ ...tenant, role_ids: roles.map(({ role_id }) => role_id) }))
}

/** Takes somebody out of the caller's tenant: at the next request they are not there any more. */
export async function removeMember(actor: UserActor, input: Input<'remove_member'>) {
  const { tenant_id } = actor
  if (input.uid === actor.user_id)
    throw new AppError('conflict', 'You cannot take yourself out of the tenant', { hint: 'Ask another admin.' })
  const roles = await membershipRepository.rolesOf(tenant_id, input.uid)
  if (!roles) throw notFound('User')
  await assertMayPassOn(actor, tenant_id, roles)
  if (!(await membershipRepository.remove(tenant_id, input.uid)))
    throw new AppError('conflict', 'This is the last owner of the tenant', {
      hint: 'Make somebody else an owner first.',
    })
  forgetActors()
  return null
}

/** Takes several people out; each by the rules for one. */
export const removeMembers = (actor: UserActor, { uids }: Input<'remove_members'>) =>
  oneByOne(uids, (uid) => removeMember(actor, { uid }))
