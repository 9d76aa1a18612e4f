import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { installationPrivileges, isPrivilege, rolePrivileges, systemRoles } from '@/contract/privileges'
import { groupBy } from '@/lib/group-by'
import { forgetActors } from '@/modules/identity/server'
import { sortRows } from '@/modules/tenancy/server'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { permissionOps } from '../../contract/permission.operations'
import type { RolePrivRead } from '../../contract/role.schema'
import { moduleName, privilegeCatalogue } from './privilege-catalogue'
import { roleRepository } from './role.repository'
import { allRoles, findOwnRole } from './roles'
import { priv404, says } from './says'

type Input<K extends keyof typeof permissionOps> = z.infer<(typeof permissionOps)[K]['input']>
type RolePriv = z.infer<typeof RolePrivRead>

export async function readRolePrivs(actor: UserActor, input: Input<'read_role_privs'>): Promise<RolePriv[]> {
  if (!(await allRoles(actor.tenant_id)).some(({ role_id }) => role_id === input.role_id)) throw notFound('Role')
  const found = (await privsOfRoles(actor.tenant_id, [input.role_id])).filter((priv) => matches(priv, input.search))
  return sortRows(found, input.sort_by, input.sort_order, 'priv_id')
}

export async function readRolePrivTree(actor: UserActor, input: Input<'read_role_priv_tree'>) {
  const roles = await allRoles(actor.tenant_id)
  const privs = await privsOfRoles(
    actor.tenant_id,
    roles.map(({ role_id }) => role_id),
  )
  const byRole = groupBy(privs, ({ role_id }) => role_id)
  const rows = roles.flatMap((role) => {
    const held = byRole.get(role.role_id) ?? []
    const named = says(input.search, [role.role_id, role.role_name])
    const found = named ? held : held.filter((priv) => matches(priv, input.search))
    return named || found.length > 0 ? [{ ...role, found }] : []
  })
  const key = input.sort_by
  const sorted =
    key === 'role_id' || key === 'role_name'
      ? sortRows(rows, key, input.sort_order, 'role_id')
      : sortRows(rows, 'role_name', 'asc', 'role_id')
  return sorted.map(({ found, ...role }) => {
    const inside = key === 'role_id' || key === 'role_name' ? found : sortRows(found, key, input.sort_order, 'priv_id')
    return {
      ...role,
      modules: [...groupBy(inside, ({ module_id }) => module_id)].map(([module_id, privs]) => ({
        module_id,
        module_name: moduleName(module_id) ?? module_id,
        privs,
      })),
    }
  })
}

/** It counts at the next request of whoever holds the role. */
export async function addRolePrivItem(actor: UserActor, input: Input<'add_role_priv_item'>): Promise<RolePriv> {
  const { role_id, module_id, priv_id } = input
  await findOwnRole(actor, role_id)
  const priv = (await privilegeCatalogue(actor.tenant_id, module_id)).find((one) => one.priv_id === priv_id)
  if (!priv) throw priv404()
  assertMayPutIn(actor, `${module_id}:${priv_id}`)
  try {
    const key = { role_id, module_id, priv_id }
    const row = await roleRepository.addPriv(actor.tenant_id, { ...key, c_uid: actor.user_id })
    forgetActors()
    return { ...rolePriv(role_id, priv), c_uid: row.c_uid, ctime: row.ctime.toISOString() }
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('conflict', `The role "${role_id}" holds "${module_id}:${priv_id}" already`)
  }
}

export async function removeRolePrivItem(actor: UserActor, input: Input<'remove_role_priv_item'>): Promise<null> {
  const { role_id, module_id, priv_id } = input
  await findOwnRole(actor, role_id)
  if (!(await roleRepository.removePriv(actor.tenant_id, { role_id, module_id, priv_id }))) throw priv404()
  forgetActors()
  return null
}

function assertMayPutIn(actor: UserActor, name: string): void {
  if (!isPrivilege(name)) return
  if (installationPrivileges.has(name))
    throw new AppError('forbidden', `"${name}" is a right over the installation`, {
      hint: 'Its owners hold it; no role of a tenant can.',
    })
  if (!actor.is_superuser && !actor.privileges.has(name))
    throw new AppError('forbidden', `You cannot give what you do not have: "${name}"`, {
      hint: 'Ask an owner of the tenant.',
    })
}

/** What roles hold, the built-in ones from code. Their order is that of the table of privileges. */
async function privsOfRoles(tenant_id: string, role_ids: readonly string[]): Promise<RolePriv[]> {
  const [catalogue, rows] = await Promise.all([
    privilegeCatalogue(tenant_id),
    roleRepository.privs(tenant_id, { role_id: { in: [...role_ids] } }),
  ])
  const builtIn = systemRoles
    .filter((role) => role_ids.includes(role))
    .flatMap((role) =>
      catalogue
        .filter(({ module_id, priv_id }) => {
          const name = `${module_id}:${priv_id}`
          return isPrivilege(name) && rolePrivileges[role].has(name)
        })
        .map((priv) => rolePriv(role, priv)),
    )
  const own = catalogue.flatMap((priv) =>
    rows
      .filter((row) => row.module_id === priv.module_id && row.priv_id === priv.priv_id)
      .map((row) => ({ ...rolePriv(row.role_id, priv), c_uid: row.c_uid, ctime: row.ctime.toISOString() })),
  )
  return [...builtIn, ...own]
}

const rolePriv = (role_id: string, priv: Awaited<ReturnType<typeof privilegeCatalogue>>[number]): RolePriv => ({
  role_id,
  module_id: priv.module_id,
  module_name: moduleName(priv.module_id) ?? null,
  priv_id: priv.priv_id,
  priv_name: priv.priv_name,
  is_sys_priv: priv.is_sys_priv,
  priv_opr_type: priv.priv_opr_type,
  c_uid: null,
  ctime: priv.ctime,
})

const matches = (priv: RolePriv, search: string | null | undefined) =>
  says(search, [priv.module_id, priv.module_name ?? '', priv.priv_id, priv.priv_name ?? ''])
