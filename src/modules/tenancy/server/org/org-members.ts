import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { forgetActors } from '@/modules/identity/server'
import { isReferenceViolation, isUniqueViolation } from '@/platform/db/prisma-errors'
import type { orgOps } from '../../contract/org.operations'
import { alreadyIn } from '../already-in'
import { assertMembers } from '../assert-members'
import { peopleRepository } from '../people.repository'
import { reachedTenant, tenantOfPlace } from '../reached-tenant'
import { assertMayAdmit } from '../role-book'
import { sortRows } from '../sort-rows'
import { findOrg } from './find-org'
import { orgMemberDto } from './org.dto'
import { orgMemberRepository } from './org-member.repository'

type Input<K extends keyof typeof orgOps> = z.infer<(typeof orgOps)[K]['input']>

export async function readOrgMembers(actor: UserActor, input: Input<'read_org_members'>) {
  const tenant_id = await tenantOfPlace(actor, 'org', input.org_id, input.tenant_id)
  const { org_id } = await findOrg(tenant_id, input.org_id)
  const rows = await orgMemberRepository.list(tenant_id, org_id, input.search)
  return sortRows(rows, input.sort_by, input.sort_order, 'id').map(orgMemberDto)
}

/** Members of the tenant who are not in the org. */
export async function readOrgMemberUserCandidates(actor: UserActor, input: Input<'read_org_member_user_candidates'>) {
  const tenant_id = await tenantOfPlace(actor, 'org', input.org_id, input.tenant_id)
  const { org_id } = await findOrg(tenant_id, input.org_id)
  return peopleRepository.outside(tenant_id, 'org', org_id, input)
}

/** All or none. */
export async function addOrgMembers(actor: UserActor, input: Input<'add_org_members'>) {
  const tenant_id = await tenantOfPlace(actor, 'org', input.org_id, input.tenant_id)
  const { org_id, org_name } = await findOrg(tenant_id, input.org_id)
  const uids = [...new Set(input.uids ?? [])]
  if (uids.length === 0)
    throw new AppError('invalid_input', 'uids: name at least one user', {
      issues: [{ loc: ['body', 'uids'], msg: 'name at least one user', type: 'missing' }],
    })
  await assertMembers(tenant_id, uids)
  await assertMayAdmit(actor, tenant_id, 'org', org_id)
  const { position, job, is_leader } = input
  try {
    await orgMemberRepository.add(tenant_id, org_id, uids, { position, job, is_leader }, actor.user_id)
  } catch (error) {
    // The org or a member of the tenant went in between.
    if (isReferenceViolation(error)) throw notFound('Org or user')
    if (!isUniqueViolation(error)) throw error
    const there = await orgMemberRepository.of(tenant_id, org_id, uids)
    throw alreadyIn(org_name, there)
  }
  forgetActors()
  return (await orgMemberRepository.of(tenant_id, org_id, uids)).map(orgMemberDto)
}

export async function patchOrgMember(actor: UserActor, input: Input<'patch_org_member'>) {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  const { member_id, position, job, is_leader } = input
  await orgMemberRepository.update(tenant_id, member_id, {
    ...(position == null ? {} : { position }),
    ...(job == null ? {} : { job }),
    ...(is_leader == null ? {} : { is_leader }),
    m_uid: actor.user_id,
  })
  const after = await orgMemberRepository.find(tenant_id, member_id)
  if (!after) throw notFound('Member')
  return orgMemberDto(after)
}

export async function removeOrgMember(actor: UserActor, input: Input<'remove_org_member'>) {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  const member = await orgMemberRepository.find(tenant_id, input.member_id)
  if (!member) throw notFound('Member')
  await assertMayAdmit(actor, tenant_id, 'org', member.org_id)
  await orgMemberRepository.remove(tenant_id, { id: member.id })
  forgetActors()
  return null
}

/** All or none. */
export async function removeOrgMembers(actor: UserActor, input: Input<'remove_org_members'>) {
  const tenant_id = await tenantOfPlace(actor, 'org', input.org_id)
  const { org_id } = await findOrg(tenant_id, input.org_id)
  const ids = [...new Set(input.ids)]
  const where = { org_id, id: { in: ids } }
  if ((await orgMemberRepository.count(tenant_id, where)) !== ids.length) throw notFound('Member')
  await assertMayAdmit(actor, tenant_id, 'org', org_id)
  const deleted_count = await orgMemberRepository.remove(tenant_id, where)
  forgetActors()
  return { deleted_count }
}

/** People in all orgs: one row for each org that somebody is in. */
export async function readOrgUserSearch(actor: UserActor, input: Input<'read_org_user_search'>) {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  const rows = await orgMemberRepository.everywhere(tenant_id, input.search)
  return sortRows(rows, input.sort_by, input.sort_order, 'id').map(({ id: _, ...row }) => row)
}
