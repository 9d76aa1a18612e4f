import type { z } from 'zod'
import { tenantInReach, type UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import type { bindingOps, TenantGroupRoleRead } from '../../contract/binding.operations'
import { groupRoleRepository } from './binding.repository'
import { bind, listBindings, oneOf, unbind, unbindAll } from './bindings'

type Input<K extends keyof typeof bindingOps> = z.infer<(typeof bindingOps)[K]['input']>
type Read = z.infer<typeof TenantGroupRoleRead>

export async function readTenantGroupRoles(actor: UserActor, input: Input<'read_tenant_group_roles'>): Promise<Read[]> {
  return listBindings(actor, groupRoleRepository, input, (row) => [row.group_name])
}

export async function addTenantGroupRole(actor: UserActor, input: Input<'add_tenant_group_role'>): Promise<Read> {
  const { group_id, group_name } = input
  oneOf(['group_id', group_id], ['group_name', group_name])
  const where = group_id ? { group_id } : { group_name: group_name ?? '' }
  const [found, other] = await groupRoleRepository.named(tenantInReach(actor, input.tenant_id), where)
  if (found === undefined) throw notFound('Group')
  if (other !== undefined)
    throw new AppError('conflict', `Several groups are named "${group_name}"`, { hint: 'Name it by group_id.' })
  return bind(actor, input, (tenant_id) => groupRoleRepository.create(tenant_id, found, input.role_id, actor.user_id))
}

export const batchRemoveTenantGroupRole = (actor: UserActor, input: Input<'batch_remove_tenant_group_role'>) =>
  unbindAll(actor, groupRoleRepository, input.ids)

export const removeTenantGroupRole = (actor: UserActor, input: Input<'remove_tenant_group_role'>) =>
  unbind(actor, groupRoleRepository, input.relation_id)
