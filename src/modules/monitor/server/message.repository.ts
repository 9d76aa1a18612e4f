import type { Prisma } from '@/platform/db/generated/client'
import { tenantDb } from '@/platform/db/tenant-db'

export type MessageWhere = Prisma.MessageWhereInput

export const messageRepository = {
  list: (tenant_id: string, where: MessageWhere, orderBy: 'id' | 'timestamp', take: number) =>
    tenantDb(tenant_id).message.findMany({ where, orderBy: { [orderBy]: 'asc' }, take }),
  /** A page of one conversation, the newest first, with what is known of the conversation. */
  conversation: async (
    tenant_id: string,
    where: { flow_id: string; session_id: string; user_id?: number },
    take: number,
    before?: number,
  ) => {
    const db = tenantDb(tenant_id)
    const { flow_id, session_id } = where
    const [rows, total, session, flow] = await Promise.all([
      db.message.findMany({
        where: { ...where, ...(before ? { id: { lt: before } } : {}) },
        orderBy: { id: 'desc' },
        take,
      }),
      db.message.count({ where }),
      db.messageSession.findFirst({ where: { flow_id, session_id } }),
      db.flow.findFirst({ where: { id: flow_id }, select: { name: true } }),
    ])
    return { rows, total, session, flow_name: flow?.name ?? null }
  },
  find: (tenant_id: string, where: MessageWhere) => tenantDb(tenant_id).message.findFirst({ where }),
  update: (tenant_id: string, id: number, data: Prisma.MessageUncheckedUpdateInput) =>
    tenantDb(tenant_id).message.update({ where: { id }, data }),
  remove: async (tenant_id: string, where: MessageWhere) =>
    (await tenantDb(tenant_id).message.deleteMany({ where })).count,
  sessions: (tenant_id: string, where: Prisma.MessageSessionWhereInput) =>
    tenantDb(tenant_id).messageSession.findMany({ where, orderBy: { updated_at: 'desc' }, take: 10_000 }),
  openSession: (
    tenant_id: string,
    row: { flow_id: string; session_id: string; session_name: string | null; user_id: number | null },
  ) =>
    tenantDb(tenant_id).messageSession.upsert({
      where: { tenant_id_flow_id_session_id: { tenant_id, flow_id: row.flow_id, session_id: row.session_id } },
      create: { ...row, tenant_id },
      update: row.session_name === null ? {} : { session_name: row.session_name },
    }),
  renameSession: async (tenant_id: string, where: Prisma.MessageSessionWhereInput, session_name: string) =>
    (await tenantDb(tenant_id).messageSession.updateMany({ where, data: { session_name } })).count,
  removeSession: async (tenant_id: string, where: Prisma.MessageSessionWhereInput) =>
    (await tenantDb(tenant_id).messageSession.deleteMany({ where })).count,
}
