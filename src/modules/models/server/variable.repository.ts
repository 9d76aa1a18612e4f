import { escapeLike } from '@/lib/escape-like'
import { processSingleton } from '@/lib/process-singleton'
import { ShortMemory } from '@/lib/short-memory'
import type { Prisma, Variable } from '@/platform/db/generated/client'
import { tenantDb } from '@/platform/db/tenant-db'

/** Rows by name, still encrypted, for half a second: a busy flow asks for the same key at every run. */
const byName = processSingleton('variables-by-name', () => new ShortMemory<Variable | null>(500, 5_000))

export const variableRepository = {
  list: (tenant_id: string, where: Prisma.VariableWhereInput) =>
    tenantDb(tenant_id).variable.findMany({ where, orderBy: { name: 'asc' } }),
  inBusiness: (tenant_id: string, business_id: number, search: string, where: Prisma.VariableWhereInput = {}) =>
    tenantDb(tenant_id).variable.findMany({
      where: {
        AND: [where],
        business_id,
        ...(search === '' ? {} : { name: { contains: escapeLike(search), mode: 'insensitive' } }),
      },
      select: { id: true, name: true },
    }),
  find: (tenant_id: string, id: string, where: Prisma.VariableWhereInput = {}) =>
    tenantDb(tenant_id).variable.findFirst({ where: { ...where, id } }),
  byName: (tenant_id: string, name: string) =>
    byName().recall(`${tenant_id}:${name}`, () => tenantDb(tenant_id).variable.findFirst({ where: { name } })),
  create: (
    tenant_id: string,
    data: {
      id: string
      user_id: number
      name: string
      type: string
      encrypted_value: string
      default_fields: string[]
      business_id: number
    },
  ) => byName().forgetAfter(tenantDb(tenant_id).variable.create({ data: { ...data, tenant_id } })),
  update: (
    tenant_id: string,
    id: string,
    data: { name?: string; encrypted_value?: string; default_fields?: string[]; business_id?: number },
  ) => byName().forgetAfter(tenantDb(tenant_id).variable.update({ where: { id }, data })),
  remove: async (tenant_id: string, id: string) =>
    (await byName().forgetAfter(tenantDb(tenant_id).variable.deleteMany({ where: { id } }))).count === 1,
}
