import type { z } from 'zod'
import { tenantInReach, type UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import type { bindingOps, TenantOrgRoleRead } from '../../contract/binding.operations'
import { orgRoleRepository } from './binding.repository'
import { bind, listBindings, oneOf, unbind, unbindAll } from './bindings'

type Input<K extends keyof typeof bindingOps> = z.infer<(typeof bindingOps)[K]['input']>
type Read = z.infer<typeof TenantOrgRoleRead>

export async function readTenantOrgRoles(actor: UserActor, input: Input<'read_tenant_org_roles'>): Promise<Read[]> {
  return listBindings(actor, orgRoleRepository, input, (row) => [row.org_name])
}

export async function addTenantOrgRole(actor: UserActor, input: Input<'add_tenant_org_role'>): Promise<Read> {
  const { org_id, org_name } = input
  oneOf(['org_id', org_id], ['org_name', org_name])
  const where = org_id ? { org_id } : { org_name: org_name ?? '' }
  const [found, other] = await orgRoleRepository.named(tenantInReach(actor, input.tenant_id), where)
  if (found === undefined) throw notFound('Org')
  if (other !== undefined)
    throw new AppError('conflict', `Several orgs are named "${org_name}"`, { hint: 'Name it by org_id.' })
  return bind(actor, input, (tenant_id) => orgRoleRepository.create(tenant_id, found, input.role_id, actor.user_id))
}

export const batchRemoveTenantOrgRole = (actor: UserActor, input: Input<'batch_remove_tenant_org_role'>) =>
  unbindAll(actor, orgRoleRepository, input.ids)

export const removeTenantOrgRole = (actor: UserActor, input: Input<'remove_tenant_org_role'>) =>
  unbind(actor, orgRoleRepository, input.relation_id)
