import { randomUUID } from 'node:crypto'
import { escapeLike } from '@/lib/escape-like'
import { readSetting } from '@/modules/settings/server'
import type { Prisma } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import { systemDb } from '@/platform/db/system-db'
import { tenantDb } from '@/platform/db/tenant-db'
import { flowHeads } from './flow-heads'

export type ProjectWhere = Prisma.ProjectWhereInput
export type ProjectData = Omit<Prisma.ProjectUncheckedCreateInput, 'tenant_id' | 'flows'>

export const projectRepository = {
  find: (tenant_id: string, id: string, where: ProjectWhere = {}) =>
    tenantDb(tenant_id).project.findFirst({ where: { ...where, id } }),
  list: (tenant_id: string, where: ProjectWhere, orderBy: Prisma.ProjectOrderByWithRelationInput) =>
    tenantDb(tenant_id).project.findMany({ where, orderBy: [orderBy, { id: 'asc' }] }),
  /** Names of one user's projects that are `name` or begin with it. */
  namesLike: async (tenant_id: string, user_id: number, name: string) =>
    (
      await tenantDb(tenant_id).project.findMany({
        where: { user_id, name: { startsWith: escapeLike(name) } },
        select: { name: true },
      })
    ).map((project) => project.name),
  /** The default projects of an account that is gone, in whichever tenants; flows of others in them belong to none then. */
  removeDefaults: (user_id: number) => systemDb().project.deleteMany({ where: { user_id, is_default: true } }),
  create: (tenant_id: string, data: ProjectData) =>
    tenantDb(tenant_id).project.create({ data: { ...data, tenant_id } }),
  update: async (tenant_id: string, id: string, data: Prisma.ProjectUncheckedUpdateInput) => {
    const [row] = await tenantDb(tenant_id).project.updateManyAndReturn({ where: { id }, data })
    return row
  },
  remove: (tenant_id: string, id: string) => tenantDb(tenant_id).project.deleteMany({ where: { id } }),
  /** Puts flows into a project. They count as unchanged: nobody's open canvas is out of date for it. */
  moveFlows: (tenant_id: string, where: Prisma.FlowWhereInput, project_id: string) =>
    flowHeads().forgetAfter(tenantDb(tenant_id).flow.updateMany({ where, data: { project_id } })),
  /** The user's default project, made on first use. */
  default: async (tenant_id: string, user_id: number) => {
    const db = tenantDb(tenant_id)
    const find = () => db.project.findFirst({ where: { user_id, is_default: true } })
    const existing = await find()
    if (existing) return existing
    try {
      return await db.project.create({
        data: {
          id: randomUUID(),
          tenant_id,
          user_id,
          name: await readSetting('projects.default_name'),
          is_default: true,
        },
      })
    } catch (error) {
      // Two first flows at once: the other one made it.
      const other = isUniqueViolation(error) ? await find() : null
      if (!other) throw error
      return other
    }
  },
}
