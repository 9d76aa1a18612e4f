import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { systemRoles } from '@/contract/privileges'
import { sortRows } from '@/modules/tenancy/server'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import { systemRoleNames } from '../../contract/names'
import type { permissionOps } from '../../contract/permission.operations'
import type { RoleRead } from '../../contract/role.schema'
import { roleRepository } from './role.repository'
import { says } from './says'

type Input<K extends keyof typeof permissionOps> = z.infer<(typeof permissionOps)[K]['input']>
type Role = z.infer<typeof RoleRead>

/** The built-in roles and the tenant's own. */
export async function allRoles(tenant_id: string): Promise<Role[]> {
  const own = await roleRepository.list(tenant_id)
  return [
    ...systemRoles.map((role_id) => ({ role_id, role_name: systemRoleNames[role_id], is_sys_role: true })),
    ...own.map(roleDto),
  ]
}

export async function readRoles(actor: UserActor, input: Input<'read_roles'>): Promise<Role[]> {
  const found = (await allRoles(actor.tenant_id)).filter((role) => says(input.search, [role.role_id, role.role_name]))
  return sortRows(found, input.sort_by, input.sort_order, 'role_id')
}

export async function addRole(actor: UserActor, input: Input<'add_role'>): Promise<Role> {
  const { role_id, role_name } = input
  if (input.is_sys_role) throw notSystem()
  const taken = () =>
    new AppError('conflict', `There is a role "${role_id}" already`, { hint: 'Choose another role_id.' })
  if (isSystemRole(role_id)) throw taken()
  try {
    return roleDto(await roleRepository.create(actor.tenant_id, { role_id, role_name, c_uid: actor.user_id }))
  } catch (error) {
    throw isUniqueViolation(error) ? taken() : error
  }
}

export async function patchRole(actor: UserActor, input: Input<'patch_role'>): Promise<Role> {
  const role = await findOwnRole(actor, input.role_id)
  if (input.is_sys_role) throw notSystem()
  const { role_name } = input
  if (role_name == null) return roleDto(role)
  const row = await roleRepository.rename(actor.tenant_id, input.role_id, { role_name, m_uid: actor.user_id })
  if (!row) throw notFound('Role')
  return roleDto(row)
}

export async function removeRole(actor: UserActor, input: Input<'remove_role'>): Promise<null> {
  const { role_id } = await findOwnRole(actor, input.role_id)
  const uses = await roleRepository.uses(actor.tenant_id, role_id)
  const words = Object.entries(uses).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []))
  if (words.length > 0)
    throw new AppError('conflict', `The role "${role_id}" is bound: ${words.join(', ')}`, {
      hint: 'Take it away from them first.',
      details: { bound_to: uses },
    })
  await roleRepository.remove(actor.tenant_id, role_id)
  return null
}

/** A role that the tenant made: 404 when there is none, 409 for those that come with the product. */
export async function findOwnRole(actor: UserActor, role_id: string) {
  if (isSystemRole(role_id))
    throw new AppError('conflict', `"${role_id}" comes with the product and stays as it is`, {
      hint: 'Create a role of your own.',
    })
  const role = await roleRepository.find(actor.tenant_id, role_id)
  if (!role) throw notFound('Role')
  return role
}

const isSystemRole = (role_id: string) => systemRoles.some((role) => role === role_id)

const notSystem = () =>
  new AppError('forbidden', 'System roles come with the product', { hint: 'Leave is_sys_role false.' })

const roleDto = ({ role_id, role_name }: { role_id: string; role_name: string }): Role => ({
  role_id,
  role_name,
  is_sys_role: false,
})
