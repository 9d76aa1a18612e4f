import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { forgetActors } from '@/modules/identity/server'
import type { businessOps } from '../../contract/business.operations'
import { assertMembers } from '../assert-members'
import { peopleRepository } from '../people.repository'
import { assertMayGive, assertMayPassOn, roleBook } from '../role-book'
import { sortRows } from '../sort-rows'
import { businessRepository } from './business.repository'
import { findBusiness } from './find-business'

type Ops = typeof businessOps

/** Members of the tenant without a role of their own in the business. */
export async function readBusinessUserCandidates(
  actor: UserActor,
  input: z.infer<Ops['read_business_user_candidates']['input']>,
) {
  const { tenant_id, business_id } = await findBusiness(actor, input.business_id)
  return peopleRepository.outside(tenant_id, 'business', business_id, input)
}

export async function readBusinessUserRoles(
  actor: UserActor,
  input: z.infer<Ops['read_business_user_roles']['input']>,
) {
  const { tenant_id, business_id } = await findBusiness(actor, input.business_id)
  const rows = await userRoles(tenant_id, business_id, { search: input.search })
  return sortRows(rows, input.sort_by, input.sort_order, 'id')
}

/** Sets all roles that somebody holds in the business. What they hold already need not be the actor's to give. */
export async function upsertBusinessUserRoles(
  actor: UserActor,
  input: z.infer<Ops['upsert_business_user_roles']['input']>,
) {
  const { tenant_id, business_id } = await findBusiness(actor, input.business_id)
  const role_ids = [...new Set(input.role_ids ?? [])]
  if (role_ids.length === 0) throw missing('role_ids', 'name at least one role; to take all away, remove the user')
  const uid = await whom(tenant_id, input)
  const held = await businessRepository.userRoles(tenant_id, business_id, { uid })
  await assertMayGive(
    actor,
    tenant_id,
    role_ids.filter((role_id) => held.every((row) => row.role_id !== role_id)),
  )
  await assertMayPassOn(
    actor,
    tenant_id,
    held.map((row) => row.role_id).filter((role_id) => !role_ids.includes(role_id)),
  )
  await businessRepository.setUserRoles(tenant_id, business_id, uid, role_ids, actor.user_id)
  forgetActors()
  return userRoles(tenant_id, business_id, { uid })
}

export async function batchRemoveBusinessUserRole(
  actor: UserActor,
  { business_id, ids }: z.infer<Ops['batch_remove_business_user_role']['input']>,
) {
  const { tenant_id } = await findBusiness(actor, business_id)
  return removeRoles(actor, tenant_id, business_id, [...new Set(ids)])
}

export async function removeBusinessUserRole(
  actor: UserActor,
  { business_id, relation_id }: { business_id: number; relation_id: number },
) {
  const { tenant_id } = await findBusiness(actor, business_id)
  await removeRoles(actor, tenant_id, business_id, [relation_id])
  return null
}

/** Takes every role of somebody in the business away; who held none is a member of the tenant all the same. */
export async function removeBusinessUser(actor: UserActor, { business_id, uid }: { business_id: number; uid: number }) {
  const { tenant_id } = await findBusiness(actor, business_id)
  await assertMembers(tenant_id, [uid])
  const held = await businessRepository.userRoles(tenant_id, business_id, { uid })
  return removeRoles(
    actor,
    tenant_id,
    business_id,
    held.map(({ id }) => id),
  )
}

/** All or none. */
async function removeRoles(actor: UserActor, tenant_id: string, business_id: number, ids: number[]) {
  const where = { business_id, id: { in: ids } }
  const role_ids = await businessRepository.roleIds(tenant_id, where)
  if (role_ids.length !== ids.length) throw notFound('Role of a user')
  await assertMayPassOn(actor, tenant_id, role_ids)
  const deleted_count = await businessRepository.removeUserRoles(tenant_id, where)
  forgetActors()
  return { deleted_count }
}

async function userRoles(
  tenant_id: string,
  business_id: number,
  filter: { search?: string | null | undefined; uid?: number },
) {
  const rows = await businessRepository.userRoles(tenant_id, business_id, filter)
  const roles = await roleBook().find(tenant_id, [...new Set(rows.map((row) => row.role_id))])
  return rows.map(({ id, uid, username, nickname, role_id }) => ({
    id,
    business_id,
    uid,
    username,
    nickname,
    role_id,
    role_name: roles.get(role_id)?.role_name ?? null,
  }))
}

async function whom(
  tenant_id: string,
  { uid, username }: { uid?: number | null | undefined; username?: string | null | undefined },
): Promise<number> {
  if (uid == null && !username) throw missing('uid', 'name the user by uid or username')
  const by_name = username ? await peopleRepository.byUsername(tenant_id, username) : undefined
  if (username && by_name === undefined) throw notFound('User')
  if (uid == null) return by_name ?? 0
  if (by_name !== undefined && by_name !== uid)
    throw new AppError('invalid_input', 'uid and username name two users', {
      issues: [{ loc: ['body', 'username'], msg: 'is not the user of uid', type: 'mismatch' }],
    })
  await assertMembers(tenant_id, [uid])
  return uid
}

const missing = (key: string, msg: string) =>
  new AppError('invalid_input', `${key}: ${msg}`, { issues: [{ loc: ['body', key], msg, type: 'missing' }] })
