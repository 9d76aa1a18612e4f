import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { groupBy } from '@/lib/group-by'
import { sortRows } from '@/modules/tenancy/server'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { permissionOps } from '../../contract/permission.operations'
import { privRepository } from './priv.repository'
import { isProductPriv, moduleList, moduleName, privDto, privilegeCatalogue } from './privilege-catalogue'
import { roleRepository } from './role.repository'
import { priv404, says } from './says'

type Input<K extends keyof typeof permissionOps> = z.infer<(typeof permissionOps)[K]['input']>

export function readPermissionModules(input: Input<'read_permission_modules'>) {
  const found = moduleList.filter((module) => says(input.search, [module.module_id, module.module_name]))
  return sortRows(found, input.sort_by, input.sort_order, 'module_id')
}

export async function readPrivsByModule(actor: UserActor, input: Input<'read_privs_by_module'>) {
  if (moduleName(input.module_id) === undefined) throw notFound('Module')
  const all = await privilegeCatalogue(actor.tenant_id, input.module_id)
  const found = all.filter(
    (priv) =>
      says(input.search, [priv.priv_id, priv.priv_name]) &&
      (input.is_sys_priv == null || priv.is_sys_priv === input.is_sys_priv),
  )
  return sortRows(found, input.sort_by, input.sort_order, 'priv_id')
}

export async function readModulePrivTree(actor: UserActor, input: Input<'read_module_priv_tree'>) {
  const privs = (await privilegeCatalogue(actor.tenant_id)).map((priv) => ({
    ...priv,
    module_name: moduleName(priv.module_id) ?? priv.module_id,
  }))
  const found = privs.filter((priv) =>
    says(input.search, [priv.module_id, priv.module_name, priv.priv_id, priv.priv_name]),
  )
  // The first privilege of a module says where it stands.
  const sorted = sortRows(found, input.sort_by, input.sort_order, 'priv_id')
  return [...groupBy(sorted, (priv) => priv.module_id)].map(([module_id, rows]) => ({
    module_id,
    module_name: moduleName(module_id) ?? module_id,
    privs: rows.map(({ module_name: _, ...priv }) => priv),
  }))
}

export async function addModulePriv(actor: UserActor, input: Input<'add_module_priv'>) {
  const { module_id, priv_id } = input
  if (moduleName(module_id) === undefined) throw notFound('Module')
  if (input.is_sys_priv) assertSystem(actor)
  const taken = () =>
    new AppError('conflict', `The module "${module_id}" has a privilege "${priv_id}" already`, {
      hint: 'Choose another priv_id.',
    })
  if (isProductPriv(module_id, priv_id)) throw taken()
  try {
    const who = { c_uid: actor.user_id, m_uid: actor.user_id }
    return privDto(await privRepository.create(actor.tenant_id, { ...input, ...who }))
  } catch (error) {
    throw isUniqueViolation(error) ? taken() : error
  }
}

export async function patchModulePriv(actor: UserActor, input: Input<'patch_module_priv'>) {
  const { module_id, priv_id, priv_name, is_sys_priv, priv_opr_type } = input
  const before = await findOwn(actor, module_id, priv_id)
  if (before.is_sys_priv || is_sys_priv) assertSystem(actor)
  const row = await privRepository.update(
    actor.tenant_id,
    { module_id, priv_id },
    {
      ...(priv_name == null ? {} : { priv_name }),
      ...(is_sys_priv == null ? {} : { is_sys_priv }),
      ...(priv_opr_type == null ? {} : { priv_opr_type }),
      m_uid: actor.user_id,
    },
  )
  if (!row) throw priv404()
  return privDto(row)
}

export async function removeModulePriv(actor: UserActor, input: Input<'remove_module_priv'>) {
  const { module_id, priv_id } = input
  if ((await findOwn(actor, module_id, priv_id)).is_sys_priv) assertSystem(actor)
  const holders = await roleRepository.privs(actor.tenant_id, { module_id, priv_id })
  if (holders.length > 0)
    throw new AppError('conflict', `${holders.length} roles hold "${module_id}:${priv_id}"`, {
      hint: 'Take it from them first.',
      details: { role_ids: holders.map(({ role_id }) => role_id) },
    })
  await privRepository.remove(actor.tenant_id, { module_id, priv_id })
  return null
}

async function findOwn(actor: UserActor, module_id: string, priv_id: string) {
  if (isProductPriv(module_id, priv_id))
    throw new AppError('conflict', `"${module_id}:${priv_id}" comes with the product and stays as it is`)
  const own = await privRepository.find(actor.tenant_id, module_id, priv_id)
  if (!own) throw priv404()
  return own
}

function assertSystem(actor: UserActor): void {
  if (!actor.is_superuser)
    throw new AppError('forbidden', 'System privileges are kept by owners of the installation', {
      hint: 'Leave is_sys_priv false.',
    })
}
