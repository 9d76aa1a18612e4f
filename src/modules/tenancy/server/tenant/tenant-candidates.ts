import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { userRepository } from '@/modules/identity/server'
import type { tenantOps } from '../../contract/tenant.operations'
import { peopleRepository } from '../people.repository'
import { reachedTenant } from '../reached-tenant'
import { tenantRepository } from './tenant.repository'

type Input<K extends keyof typeof tenantOps> = z.infer<(typeof tenantOps)[K]['input']>

/** Everybody on the installation for its owners, who may let anybody in; members of the tenant for all others. */
export async function readTenantUserCandidates(actor: UserActor, input: Input<'read_tenant_user_candidates'>) {
  if (!actor.is_superuser) return peopleRepository.candidates(actor.tenant_id, {}, input)
  const { search, skip, limit } = input
  const { total_count, users } = await userRepository.page(
    { search: search ?? '', is_active: true },
    'username',
    'asc',
    {
      skip,
      take: limit,
    },
  )
  return {
    total_count,
    users: users.map(({ id, username, nickname, mobile, email }) => ({ id, username, nickname, mobile, email })),
  }
}

export async function readTenantGroupCandidates(actor: UserActor, input: Input<'read_tenant_group_candidates'>) {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  return tenantRepository.groups(tenant_id, input.search?.trim() ?? '', input.skip, input.limit)
}

export async function readTenantOrgCandidates(actor: UserActor, input: Input<'read_tenant_org_candidates'>) {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  return tenantRepository.orgs(tenant_id, input.search?.trim() ?? '', input.skip, input.limit)
}
