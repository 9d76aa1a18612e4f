import { tenantDb } from '@/platform/db/tenant-db'

interface NewFile {
  id: string
  user_id: number | null
  flow_id: string | null
  name: string
  media_type: string
  size: number
}

export const fileRepository = {
  create: (tenant_id: string, file: NewFile) => tenantDb(tenant_id).storedFile.create({ data: { tenant_id, ...file } }),
  find: (tenant_id: string, id: string) => tenantDb(tenant_id).storedFile.findFirst({ where: { id } }),
  /** Files of a person that belong to no flow, the newest first. */
  ofUser: (tenant_id: string, user_id: number, ids?: string[]) =>
    tenantDb(tenant_id).storedFile.findMany({
      where: { user_id, flow_id: null, ...(ids ? { id: { in: ids } } : {}) },
      orderBy: [{ create_at: 'desc' }, { id: 'asc' }],
    }),
  ofFlows: (tenant_id: string, flow_ids: string[]) =>
    tenantDb(tenant_id).storedFile.findMany({
      where: { flow_id: { in: flow_ids } },
      orderBy: [{ create_at: 'desc' }, { id: 'asc' }],
    }),
  change: (tenant_id: string, id: string, data: { name?: string; size?: number }) =>
    tenantDb(tenant_id).storedFile.update({ where: { id, tenant_id }, data: { ...data, updated_at: new Date() } }),
  remove: (tenant_id: string, ids: string[]) =>
    tenantDb(tenant_id).storedFile.deleteMany({ where: { id: { in: ids } } }),
}
