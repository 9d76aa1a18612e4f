import type { z } from 'zod'
import { tenantInReach, type UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { userRepository } from '@/modules/identity/server'
import { assertMayGive, peopleRepository } from '@/modules/tenancy/server'
import { oneByOne } from '@/platform/trpc/one-by-one'
import type { bindingOps, TenantUserRoleRead } from '../../contract/binding.operations'
import { userRoleRepository } from './binding.repository'
import { bind, listBindings, oneOf, unbind, unbindAll } from './bindings'

type Input<K extends keyof typeof bindingOps> = z.infer<(typeof bindingOps)[K]['input']>
type Read = z.infer<typeof TenantUserRoleRead>

export async function readTenantUserRoles(actor: UserActor, input: Input<'read_tenant_user_roles'>): Promise<Read[]> {
  return listBindings(actor, userRoleRepository, input, (row) => [row.username, row.nickname])
}

/** Owners of the installation let people in by this; all others name members of the tenant. */
export async function addTenantUserRole(actor: UserActor, input: Input<'add_tenant_user_role'>): Promise<Read> {
  oneOf(['uid', input.uid], ['username', input.username])
  const tenant = tenantInReach(actor, input.tenant_id)
  const uid = actor.is_superuser ? await anybody(input) : await member(tenant, input)
  return bind(actor, input, (tenant_id) =>
    userRoleRepository.create(tenant_id, uid, input.role_id, actor.user_id, actor.is_superuser),
  )
}

/** Gives a role to several members; each by the rules for one. A role that is not there is a fault of the whole. */
export async function giveRole(actor: UserActor, { role_id, uids }: Input<'give_role'>) {
  const { tenant_id } = actor
  await assertMayGive(actor, tenant_id, [role_id])
  return oneByOne(uids, async (uid) => {
    const found = await member(tenant_id, { uid, username: undefined })
    await bind(actor, { tenant_id, role_id }, () =>
      userRoleRepository.create(tenant_id, found, role_id, actor.user_id, false),
    )
  })
}

async function anybody({ uid, username }: Input<'add_tenant_user_role'>): Promise<number> {
  const user = uid ? await userRepository.byId(uid) : await userRepository.byUsername(username?.toLowerCase() ?? '')
  if (!user) throw notFound('User')
  if (!user.is_active)
    throw new AppError('conflict', `"${user.username}" is not active`, { hint: 'Activate the account first.' })
  return user.id
}

async function member(
  tenant_id: string,
  { uid, username }: Pick<Input<'add_tenant_user_role'>, 'uid' | 'username'>,
): Promise<number> {
  const [found] = uid
    ? await peopleRepository.members(tenant_id, [uid])
    : [await peopleRepository.byUsername(tenant_id, username ?? '')]
  if (found === undefined) throw notFound('User')
  return found
}

export const batchRemoveTenantUserRole = (actor: UserActor, input: Input<'batch_remove_tenant_user_role'>) =>
  unbindAll(actor, userRoleRepository, input.ids)

export const removeTenantUserRole = (actor: UserActor, input: Input<'remove_tenant_user_role'>) =>
  unbind(actor, userRoleRepository, input.relation_id)
