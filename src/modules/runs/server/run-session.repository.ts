import { tenantDb } from '@/platform/db/tenant-db'

export const runSessionRepository = {
  /** Whether a flow has had a run in this session. */
  exists: async (tenant_id: string, flow_id: string, session_id: string): Promise<boolean> =>
    (await tenantDb(tenant_id).run.findFirst({ where: { flow_id, session_id }, select: { id: true } })) !== null,
}
