import type { z } from 'zod'
import { type ModuleId, privilegeTable } from '@/contract/privileges'
import type { ModulePriv } from '@/platform/db/generated/client'
import { actionTypes, moduleNames, privilegeWords } from '../../contract/names'
import { type ModulePrivRead, PrivOperationTypeEnum } from '../../contract/role.schema'
import { privRepository } from './priv.repository'

type Priv = z.infer<typeof ModulePrivRead>

/** The product's own have no row that says when they came. */
const since = '2026-01-01T00:00:00.000Z'

/** Every module, by the order of the table that operations take their access from. */
export const moduleList = (Object.entries(moduleNames) as [ModuleId, string][]).map(([module_id, module_name]) => ({
  module_id,
  module_name,
}))

export const moduleName = (module_id: string): string | undefined =>
  moduleList.find((module) => module.module_id === module_id)?.module_name

/** The product's privileges: the operations' declared access can name no others. */
export const systemPrivs: readonly Priv[] = moduleList.flatMap(({ module_id }) =>
  privilegeTable[module_id].map((action) => ({
    module_id,
    priv_id: action,
    priv_name: privilegeWords(module_id, action),
    is_sys_priv: true,
    priv_opr_type: actionTypes[action],
    c_uid: null,
    m_uid: null,
    ctime: since,
    utime: since,
  })),
)

/** The product's privileges and the tenant's own. */
export async function privilegeCatalogue(tenant_id: string, module_id?: string): Promise<Priv[]> {
  const own = await privRepository.list(tenant_id, module_id)
  return [...systemPrivs.filter((priv) => module_id === undefined || priv.module_id === module_id), ...own.map(privDto)]
}

export const isProductPriv = (module_id: string, priv_id: string): boolean =>
  systemPrivs.some((priv) => priv.module_id === module_id && priv.priv_id === priv_id)

export const privDto = (row: ModulePriv): Priv => ({
  module_id: row.module_id,
  priv_id: row.priv_id,
  priv_name: row.priv_name,
  is_sys_priv: row.is_sys_priv,
  priv_opr_type: PrivOperationTypeEnum.catch('READ').parse(row.priv_opr_type),
  c_uid: row.c_uid,
  m_uid: row.m_uid,
  ctime: row.ctime.toISOString(),
  utime: row.utime.toISOString(),
})
