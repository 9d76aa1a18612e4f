import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { forgetActors } from '@/modules/identity/server'
import { isReferenceViolation, isUniqueViolation } from '@/platform/db/prisma-errors'
import type { userGroupOps } from '../../contract/user-group.operations'
import { alreadyIn } from '../already-in'
import { assertMembers } from '../assert-members'
import { peopleRepository } from '../people.repository'
import { reachedTenant, tenantOfPlace } from '../reached-tenant'
import { assertMayAdmit } from '../role-book'
import { sortRows } from '../sort-rows'
import { userGroupMemberDto } from './user-group.dto'
import { userGroupMemberRepository } from './user-group.repository'
import { findGroup } from './user-groups'

type Input<K extends keyof typeof userGroupOps> = z.infer<(typeof userGroupOps)[K]['input']>

export async function readUserGroupMembers(actor: UserActor, input: Input<'read_user_group_members'>) {
  const tenant_id = await tenantOfPlace(actor, 'group', input.group_id, input.tenant_id)
  const { group_id } = await findGroup(tenant_id, input.group_id)
  const rows = await userGroupMemberRepository.list(tenant_id, group_id, input)
  return sortRows(rows, input.sort_by, input.sort_order, 'id').map(userGroupMemberDto)
}

/** Members of the tenant who are not in the group. */
export async function readUserGroupMemberUserCandidates(
  actor: UserActor,
  input: Input<'read_user_group_member_user_candidates'>,
) {
  const tenant_id = await tenantOfPlace(actor, 'group', input.group_id, input.tenant_id)
  const { group_id } = await findGroup(tenant_id, input.group_id)
  return peopleRepository.outside(tenant_id, 'group', group_id, input)
}

export async function addUserGroupMember(actor: UserActor, input: Input<'add_user_group_member'>) {
  const tenant_id = await tenantOfPlace(actor, 'group', input.group_id, input.tenant_id)
  const [added] = await add(actor, tenant_id, input.group_id, [input.uid], input.is_leader)
  if (!added) throw notFound('User')
  return added
}

/** All or none. */
export async function addUserGroupMembers(actor: UserActor, input: Input<'add_user_group_members'>) {
  const tenant_id = await tenantOfPlace(actor, 'group', input.group_id)
  return add(actor, tenant_id, input.group_id, [...new Set(input.uids)], false)
}

async function add(actor: UserActor, tenant_id: string, id: number, uids: number[], is_leader: boolean) {
  const { group_id, group_name } = await findGroup(tenant_id, id)
  await assertMembers(tenant_id, uids)
  await assertMayAdmit(actor, tenant_id, 'group', group_id)
  try {
    await userGroupMemberRepository.add(tenant_id, group_id, uids, is_leader, actor.user_id)
  } catch (error) {
    // The group or a member of the tenant went in between.
    if (isReferenceViolation(error)) throw notFound('User group or user')
    if (!isUniqueViolation(error)) throw error
    throw alreadyIn(group_name, await userGroupMemberRepository.of(tenant_id, group_id, uids))
  }
  forgetActors()
  return (await userGroupMemberRepository.of(tenant_id, group_id, uids)).map(userGroupMemberDto)
}

export async function patchUserGroupMember(actor: UserActor, input: Input<'patch_user_group_member'>) {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  const { member_id, is_leader } = input
  await userGroupMemberRepository.update(tenant_id, member_id, { is_leader, m_uid: actor.user_id })
  const after = await userGroupMemberRepository.find(tenant_id, member_id)
  if (!after) throw notFound('Member')
  return userGroupMemberDto(after)
}

export async function removeUserGroupMember(actor: UserActor, input: Input<'remove_user_group_member'>) {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  const member = await userGroupMemberRepository.find(tenant_id, input.member_id)
  if (!member) throw notFound('Member')
  await assertMayAdmit(actor, tenant_id, 'group', member.group_id)
  await userGroupMemberRepository.remove(tenant_id, { id: member.id })
  forgetActors()
  return null
}

/** All or none. */
export async function removeUserGroupMembers(actor: UserActor, input: Input<'remove_user_group_members'>) {
  const tenant_id = await tenantOfPlace(actor, 'group', input.group_id)
  const { group_id } = await findGroup(tenant_id, input.group_id)
  const ids = [...new Set(input.ids)]
  const where = { group_id, id: { in: ids } }
  if ((await userGroupMemberRepository.count(tenant_id, where)) !== ids.length) throw notFound('Member')
  await assertMayAdmit(actor, tenant_id, 'group', group_id)
  const deleted_count = await userGroupMemberRepository.remove(tenant_id, where)
  forgetActors()
  return { deleted_count }
}

/** People in all groups: one row for each group that somebody is in. */
export async function readUserGroupUserSearch(actor: UserActor, input: Input<'read_user_group_user_search'>) {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  const rows = await userGroupMemberRepository.everywhere(tenant_id, input.search)
  return sortRows(rows, input.sort_by, input.sort_order, 'id').map(({ id: _, ...row }) => row)
}
