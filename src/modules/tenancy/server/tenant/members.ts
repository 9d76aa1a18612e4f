import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { forgetActors } from '@/modules/identity/server'
import type { tenantOps } from '../../contract/tenant.operations'
import { membershipRepository } from '../membership.repository'
import { assertMayTake } from '../role-book'

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
      is_active: user.is_active,
      is_locked: user.is_locked,
      last_login_at: user.last_login_at?.toISOString() ?? null,
      joined_at: create_at.toISOString(),
      role_ids: roles.map(({ role_id }) => role_id),
    })),
    total,
    next_cursor: cursor + rows.length < total ? cursor + rows.length : null,
  }
}

/** Takes somebody out of the caller's tenant: at the next request they are not there any more. */
export async function removeMember(actor: UserActor, input: Input<'remove_member'>) {
  const { tenant_id } = actor
  if (input.uid === actor.user_id)
    throw new AppError('conflict', 'You cannot take yourself out of the tenant', { hint: 'Ask another admin.' })
  const roles = await membershipRepository.rolesOf(tenant_id, input.uid)
  if (!roles) throw notFound('User')
  await assertMayTake(actor, tenant_id, roles)
  if (!(await membershipRepository.remove(tenant_id, input.uid)))
    throw new AppError('conflict', 'This is the last owner of the tenant', {
      hint: 'Make somebody else an owner first.',
    })
  forgetActors()
  return null
}
