import { z } from 'zod'
import type { Prisma } from '@/platform/db/generated/client'
import { runStatement } from '@/platform/db/run-statement'
import { systemDb } from '@/platform/db/system-db'
import { tenantDb } from '@/platform/db/tenant-db'

/** A document without its text, which may be large. */
const head = {
  id: true,
  tenant_id: true,
  knowledge_base_id: true,
  name: true,
  media_type: true,
  size: true,
  metadata: true,
  enabled: true,
  status: true,
  error_message: true,
  error_hint: true,
  chunks_total: true,
  chunks_done: true,
  create_at: true,
  updated_at: true,
  indexed_at: true,
} satisfies Prisma.KnowledgeDocumentSelect

export type DocumentHead = Prisma.KnowledgeDocumentGetPayload<{ select: typeof head }>

interface NewDocument {
  id: string
  knowledge_base_id: string
  user_id: number | null
  name: string
  media_type: string
  size: number
  text: string | null
  metadata: Prisma.InputJsonObject
}

/** A document goes back to the start; whatever is being written for it is not kept. */
const queued = {
  status: 'queued',
  attempt_id: null,
  owner: null,
  error_message: null,
  error_hint: null,
  chunks_total: 0,
  chunks_done: 0,
}

export const documentRepository = {
  head: (tenant_id: string, knowledge_base_id: string, id: string, base: Prisma.KnowledgeBaseWhereInput) =>
    tenantDb(tenant_id).knowledgeDocument.findFirst({ where: { id, knowledge_base_id, base }, select: head }),
  text: async (tenant_id: string, id: string) =>
    (await tenantDb(tenant_id).knowledgeDocument.findFirst({ where: { id }, select: { text: true } }))?.text ?? null,
  list: (tenant_id: string, where: Prisma.KnowledgeDocumentWhereInput, skip: number, take: number) =>
    tenantDb(tenant_id).knowledgeDocument.findMany({
      where,
      select: head,
      orderBy: [{ create_at: 'desc' }, { id: 'asc' }],
      skip,
      take,
    }),
  count: (tenant_id: string, where: Prisma.KnowledgeDocumentWhereInput) =>
    tenantDb(tenant_id).knowledgeDocument.count({ where }),
  create: (tenant_id: string, document: NewDocument) =>
    tenantDb(tenant_id).knowledgeDocument.create({ data: { ...document, tenant_id, status: 'queued' }, select: head }),
  /** With `index_again` it is queued; undefined when it is not there any more. */
  update: async (
    tenant_id: string,
    id: string,
    data: Pick<Prisma.KnowledgeDocumentUpdateManyMutationInput, 'name' | 'text' | 'size' | 'metadata' | 'enabled'>,
    index_again = false,
  ): Promise<DocumentHead | undefined> => {
    const rows = await tenantDb(tenant_id).knowledgeDocument.updateManyAndReturn({
      where: { id },
      data: { ...data, ...(index_again ? queued : {}) },
      select: head,
    })
    return rows[0]
  },
  /** Queues every document of a base and says which. */
  queueAll: async (tenant_id: string, knowledge_base_id: string) =>
    (
      await tenantDb(tenant_id).knowledgeDocument.updateManyAndReturn({
        where: { knowledge_base_id },
        data: queued,
        select: { id: true },
      })
    ).map(({ id }) => id),
  remove: async (tenant_id: string, id: string) =>
    (await tenantDb(tenant_id).knowledgeDocument.deleteMany({ where: { id } })).count === 1,
  ids: async (tenant_id: string, knowledge_base_id: string) =>
    (await tenantDb(tenant_id).knowledgeDocument.findMany({ where: { knowledge_base_id }, select: { id: true } })).map(
      ({ id }) => id,
    ),
  byName: (tenant_id: string, knowledge_base_id: string, name: string) =>
    tenantDb(tenant_id).knowledgeDocument.findFirst({
      where: { knowledge_base_id, name },
      select: { id: true },
      orderBy: { create_at: 'desc' },
    }),
  states: (tenant_id: string, ids: string[]) =>
    tenantDb(tenant_id).knowledgeDocument.findMany({ where: { id: { in: ids } }, select: head }),

  /** Takes the oldest queued document of a base for one attempt; undefined when none waits. */
  claim: async (tenant_id: string, knowledge_base_id: string, attempt_id: string, owner: string) => {
    const rows = await runStatement(claimNext, [tenant_id, knowledge_base_id, attempt_id, owner])
    return z.array(Claimed).parse(rows)[0]
  },
  /** Changes a document as long as the attempt is the one that counts; false when it is not any more. */
  ofAttempt: async (
    tenant_id: string,
    attempt_id: string,
    data: Prisma.KnowledgeDocumentUpdateManyMutationInput,
  ): Promise<boolean> =>
    (await tenantDb(tenant_id).knowledgeDocument.updateMany({ where: { attempt_id, status: 'indexing' }, data }))
      .count === 1,
  /** An attempt that was given up: its document waits again, unless another attempt has taken its place. */
  requeue: async (tenant_id: string, attempt_id: string): Promise<void> => {
    const where = { attempt_id, status: 'indexing' }
    await tenantDb(tenant_id).knowledgeDocument.updateMany({ where, data: queued })
  },
  /** Bases whose documents wait, those included that a process before this one left. Above tenants, at start. */
  takeUp: async (owner: string) => {
    const db = systemDb()
    const left: Prisma.KnowledgeDocumentWhereInput = {
      status: 'indexing',
      OR: [{ owner: null }, { owner: { not: owner } }],
    }
    await db.knowledgeDocument.updateMany({ where: left, data: queued })
    return db.knowledgeDocument.findMany({
      where: { status: 'queued' },
      distinct: ['knowledge_base_id'],
      select: { tenant_id: true, knowledge_base_id: true },
    })
  },
}

const Claimed = z.object({ id: z.uuid(), name: z.string(), media_type: z.string(), text: z.string().nullable() })
export type Claimed = z.infer<typeof Claimed>

const claimNext = {
  name: 'claim_knowledge_document',
  text: `
    UPDATE "KnowledgeDocument" SET status = 'indexing', attempt_id = $3::uuid, owner = $4::uuid, updated_at = now()
    WHERE id = (
      SELECT id FROM "KnowledgeDocument"
      WHERE tenant_id = $1::uuid AND knowledge_base_id = $2::uuid AND status = 'queued'
      ORDER BY create_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
    ) AND tenant_id = $1::uuid
    RETURNING id, name, media_type, text`,
}
