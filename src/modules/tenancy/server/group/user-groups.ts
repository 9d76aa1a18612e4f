import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { forgetActors } from '@/modules/identity/server'
import { isReferenceViolation, isUniqueViolation } from '@/platform/db/prisma-errors'
import type { userGroupOps } from '../../contract/user-group.operations'
import { assertNothingDepends, countDependants } from '../dependants'
import { reachedTenant, tenantOfPlace } from '../reached-tenant'
import { assertMayAdmit } from '../role-book'
import { sortRows } from '../sort-rows'
import { userGroupDto } from './user-group.dto'
import { userGroupMemberRepository, userGroupRepository } from './user-group.repository'

type Input<K extends keyof typeof userGroupOps> = z.infer<(typeof userGroupOps)[K]['input']>

export async function readUserGroups(actor: UserActor, input: Input<'read_user_groups'>) {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  const rows = await userGroupRepository.list(tenant_id, input.search?.trim() ?? '', input.is_enable ?? undefined)
  return sortRows(rows, input.sort_by, input.sort_order, 'group_id').map(userGroupDto)
}

/** Groups with how many members each has. */
export async function browseUserGroups({ tenant_id }: UserActor, input: Input<'browse_user_groups'>) {
  const [rows, counts] = await Promise.all([
    userGroupRepository.list(tenant_id, input.search.trim()),
    userGroupRepository.memberCounts(tenant_id),
  ])
  const groups = rows.map((row) => ({ ...userGroupDto(row), count: counts.get(row.group_id) ?? 0 }))
  return sortRows(groups, input.sort_by, input.sort_order, 'group_id')
}

export async function addUserGroup(actor: UserActor, input: Input<'add_user_group'>) {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  const { group_name, is_enable } = input
  try {
    return userGroupDto(
      await userGroupRepository.create(tenant_id, { group_name, is_enable, note: input.note || null }, actor.user_id),
    )
  } catch (error) {
    throw nameTaken(error, group_name)
  }
}

export async function patchUserGroup(actor: UserActor, input: Input<'patch_user_group'>) {
  const tenant_id = await tenantOfPlace(actor, 'group', input.group_id, input.tenant_id)
  const { group_id, group_name, is_enable, note } = input
  const before = await findGroup(tenant_id, group_id)
  // A disabled group gives its members nothing.
  if (is_enable != null && is_enable !== before.is_enable) await assertMayAdmit(actor, tenant_id, 'group', group_id)
  try {
    const after = await userGroupRepository.update(tenant_id, group_id, {
      ...(group_name == null ? {} : { group_name }),
      ...(is_enable == null ? {} : { is_enable }),
      ...(note == null ? {} : { note: note || null }),
      m_uid: actor.user_id,
    })
    if (!after) throw notFound('User group')
    if (is_enable != null) forgetActors()
    return userGroupDto(after)
  } catch (error) {
    throw nameTaken(error, group_name ?? before.group_name)
  }
}

/** Deletes a group that nothing depends on. 409 that counts what does. */
export async function removeUserGroup(actor: UserActor, input: Input<'remove_user_group'>) {
  const tenant_id = await tenantOfPlace(actor, 'group', input.group_id, input.tenant_id)
  const { group_id, group_name } = await findGroup(tenant_id, input.group_id)
  const members = await userGroupMemberRepository.count(tenant_id, { group_id })
  assertNothingDepends(group_name, [
    { kind: 'member', words: ['member', 'members'], count: members },
    ...(await countDependants('group', tenant_id, group_id)),
  ])
  try {
    await userGroupRepository.remove(tenant_id, group_id)
  } catch (error) {
    if (!isReferenceViolation(error)) throw error
    throw new AppError('conflict', `Somebody just joined "${group_name}"`, { hint: 'Look at its members again.' })
  }
  forgetActors()
  return null
}

export async function findGroup(tenant_id: string, group_id: number) {
  const group = await userGroupRepository.find(tenant_id, group_id)
  if (!group) throw notFound('User group')
  return group
}

function nameTaken(error: unknown, name: string): unknown {
  if (!isUniqueViolation(error)) return error
  return new AppError('conflict', `A user group named "${name}" exists already`, {
    hint: 'Choose another name.',
    issues: [{ loc: ['body', 'group_name'], msg: 'is taken', type: 'conflict' }],
  })
}
