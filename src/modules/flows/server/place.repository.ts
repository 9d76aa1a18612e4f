import type { Prisma } from '@/platform/db/generated/client'
import { tenantDb } from '@/platform/db/tenant-db'

const select = { id: true, name: true } as const

/** What of this module belongs to a business or an org. */
export const placeRepository = {
  flowCount: (tenant_id: string, where: Prisma.FlowWhereInput) => tenantDb(tenant_id).flow.count({ where }),
  projectCount: (tenant_id: string, where: Prisma.ProjectWhereInput) => tenantDb(tenant_id).project.count({ where }),
  templateCount: (tenant_id: string, where: Prisma.FlowTemplateWhereInput) =>
    tenantDb(tenant_id).flowTemplate.count({ where }),
  flows: (tenant_id: string, where: Prisma.FlowWhereInput) => tenantDb(tenant_id).flow.findMany({ where, select }),
  projects: (tenant_id: string, where: Prisma.ProjectWhereInput) =>
    tenantDb(tenant_id).project.findMany({ where, select }),
}
