import type { RunKey } from '@/platform/db/generated/client'
import { systemDb } from '@/platform/db/system-db'
import { tenantDb } from '@/platform/db/tenant-db'

interface Key {
  flow_id: string
  key: string
}

/** How long a key is remembered, in milliseconds. */
const KEPT_MS = 24 * 60 * 60 * 1_000

const forgottenBefore = () => new Date(Date.now() - KEPT_MS)

/** Keys are written by the run writer, together with the run that they begin. */
export const runKeyRepository = {
  /** What a key was used for, unless that is longer ago than keys are remembered: then it is free again. */
  find: async (tenant_id: string, where: Key): Promise<RunKey | undefined> => {
    const db = tenantDb(tenant_id)
    const used = await db.runKey.findFirst({ where })
    if (!used || used.create_at >= forgottenBefore()) return used ?? undefined
    await db.runKey.deleteMany({ where: { ...where, run_id: used.run_id } })
    return undefined
  },
  removeOfFlows: (tenant_id: string, flow_ids: string[]) =>
    tenantDb(tenant_id).runKey.deleteMany({ where: { flow_id: { in: flow_ids } } }),
  /** Above tenants: housekeeping of the process. */
  removeForgotten: () => systemDb().runKey.deleteMany({ where: { create_at: { lt: forgottenBefore() } } }),
}
