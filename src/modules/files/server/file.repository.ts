import { escapeLike } from '@/lib/escape-like'
import type { Prisma, StoredFile } from '@/platform/db/generated/client'
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
  all: (tenant_id: string, ids: string[]) => tenantDb(tenant_id).storedFile.findMany({ where: { id: { in: ids } } }),
  /** Files of a person that belong to no flow, the newest first. */
  ofUser: (tenant_id: string, user_id: number, ids?: string[]) =>
    tenantDb(tenant_id).storedFile.findMany({
      where: { user_id, flow_id: null, ...(ids ? { id: { in: ids } } : {}) },
      orderBy: [{ create_at: 'desc' }, { id: 'asc' }],
    }),
  /** One window of a person's files that belong to no flow, with how many and how large they are. */
  browse: async (
    tenant_id: string,
    user_id: number,
    search: string,
    orderBy: Prisma.StoredFileOrderByWithRelationInput,
    skip: number,
    take: number,
  ) => {
    const db = tenantDb(tenant_id)
    const all = { user_id, flow_id: null }
    const where = search ? { ...all, name: { contains: escapeLike(search), mode: 'insensitive' as const } } : all
    const [rows, total, used] = await Promise.all([
      db.storedFile.findMany({ where, orderBy: [orderBy, { id: 'asc' }], skip, take }),
      db.storedFile.count({ where }),
      db.storedFile.aggregate({ where: all, _count: true, _sum: { size: true } }),
    ])
    return { rows, total, used: { files: used._count, bytes: used._sum.size ?? 0 } }
  },
  ofFlows: (tenant_id: string, flow_ids: string[]) =>
    tenantDb(tenant_id).storedFile.findMany({
      where: { flow_id: { in: flow_ids } },
      orderBy: [{ create_at: 'desc' }, { id: 'asc' }],
    }),
  /** Points a file to other bytes, unless somebody did so since it was read. */
  swapContent: async (before: StoredFile, next: { content_id: string; size: number }): Promise<boolean> => {
    const { id, tenant_id, content_id } = before
    const { count } = await tenantDb(tenant_id).storedFile.updateMany({
      where: { id, content_id },
      data: { ...next, updated_at: new Date() },
    })
    return count === 1
  },
  change: (tenant_id: string, id: string, data: { name: string }) =>
    tenantDb(tenant_id).storedFile.update({ where: { id, tenant_id }, data: { ...data, updated_at: new Date() } }),
  remove: (tenant_id: string, ids: string[]) =>
    tenantDb(tenant_id).storedFile.deleteMany({ where: { id: { in: ids } } }),
}
