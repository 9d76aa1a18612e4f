import { isUniqueViolation } from '@/platform/db/prisma-errors'
import { tenantDb } from '@/platform/db/tenant-db'

interface Key {
  flow_id: string
  key: string
}

export const runKeyRepository = {
  /** Takes a key: undefined when it was free, else what it was taken with. Of two callers one gets it. */
  claim: async (tenant_id: string, { flow_id, key }: Key, body_hash: string) => {
    const db = tenantDb(tenant_id)
    try {
      await db.runKey.create({ data: { tenant_id, flow_id, key, body_hash } })
      return undefined
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      return (await db.runKey.findFirst({ where: { flow_id, key } })) ?? undefined
    }
  },
  release: (tenant_id: string, where: Key) => tenantDb(tenant_id).runKey.deleteMany({ where }),
  removeOfFlows: (tenant_id: string, flow_ids: string[]) =>
    tenantDb(tenant_id).runKey.deleteMany({ where: { flow_id: { in: flow_ids } } }),
}
