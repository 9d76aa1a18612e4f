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
  ofFlows: (tenant_id: string, flow_ids: string[]) =>
    tenantDb(tenant_id).storedFile.findMany({ where: { flow_id: { in: flow_ids } }, select: { id: true } }),
  remove: (tenant_id: string, ids: string[]) =>
    tenantDb(tenant_id).storedFile.deleteMany({ where: { id: { in: ids } } }),
}
