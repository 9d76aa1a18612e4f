import { escapeLike } from '@/lib/escape-like'
import type { Prisma } from '@/platform/db/generated/client'
import { tenantDb } from '@/platform/db/tenant-db'
import type { Embedding } from '../contract/knowledge.schema'
import { type KnowledgeBase, knowledgeBase } from './knowledge-base'

type Settings = Pick<
  KnowledgeBase,
  'name' | 'description' | 'chunking' | 'embedding' | 'encrypted_api_key' | 'retrieval'
>

const containing = (search: string): Prisma.KnowledgeBaseWhereInput => {
  const contains = { contains: escapeLike(search), mode: 'insensitive' } as const
  return search === '' ? {} : { OR: [{ name: contains }, { description: contains }] }
}

export const knowledgeBaseRepository = {
  find: async (tenant_id: string, id: string, where: Prisma.KnowledgeBaseWhereInput = {}) =>
    one(await tenantDb(tenant_id).knowledgeBase.findFirst({ where: { ...where, id } })),
  byName: async (tenant_id: string, name: string) =>
    one(await tenantDb(tenant_id).knowledgeBase.findFirst({ where: { name } })),
  /** Those of these ids, and those of these names. */
  named: async (tenant_id: string, ids: string[], names: string[]) =>
    (
      await tenantDb(tenant_id).knowledgeBase.findMany({
        where: { OR: [{ id: { in: ids } }, { name: { in: names } }] },
      })
    ).map(knowledgeBase),
  inBusiness: (tenant_id: string, business_id: number, search: string, where: Prisma.KnowledgeBaseWhereInput = {}) =>
    tenantDb(tenant_id).knowledgeBase.findMany({
      where: {
        AND: [where],
        business_id,
        ...(search === '' ? {} : { name: { contains: escapeLike(search), mode: 'insensitive' } }),
      },
      select: { id: true, name: true },
    }),
  list: async (tenant_id: string, where: Prisma.KnowledgeBaseWhereInput, search: string, skip: number, take: number) =>
    (
      await tenantDb(tenant_id).knowledgeBase.findMany({
        where: { AND: [where, containing(search)] },
        orderBy: [{ updated_at: 'desc' }, { id: 'asc' }],
        skip,
        take,
      })
    ).map(knowledgeBase),
  count: (tenant_id: string, where: Prisma.KnowledgeBaseWhereInput, search: string) =>
    tenantDb(tenant_id).knowledgeBase.count({ where: { AND: [where, containing(search)] } }),
  create: async (
    tenant_id: string,
    id: string,
    user_id: number | null,
    { embedding, ...settings }: Settings & Pick<KnowledgeBase, 'business_id'>,
  ) =>
    knowledgeBase(
      await tenantDb(tenant_id).knowledgeBase.create({
        data: { id, user_id, tenant_id, ...settings, ...embeddingColumns(embedding) },
      }),
    ),
  /** Undefined when there is none of that id. */
  update: async (tenant_id: string, id: string, { embedding, ...settings }: Partial<Settings>) => {
    const data = { ...settings, ...(embedding === undefined ? {} : embeddingColumns(embedding)) }
    const rows = await tenantDb(tenant_id).knowledgeBase.updateManyAndReturn({ where: { id }, data })
    return one(rows[0] ?? null)
  },
  place: async (tenant_id: string, id: string, business_id: number) =>
    (await tenantDb(tenant_id).knowledgeBase.updateMany({ where: { id }, data: { business_id } })).count === 1,
  remove: async (tenant_id: string, id: string) =>
    (await tenantDb(tenant_id).knowledgeBase.deleteMany({ where: { id } })).count === 1,
  /** Documents and their chunks by state. */
  counts: (tenant_id: string, ids: string[]) =>
    tenantDb(tenant_id).knowledgeDocument.groupBy({
      by: ['knowledge_base_id', 'status'],
      where: { knowledge_base_id: { in: ids } },
      _count: { id: true },
      _sum: { chunks_done: true },
    }),
}

const one = (row: Parameters<typeof knowledgeBase>[0] | null) => (row ? knowledgeBase(row) : undefined)

const embeddingColumns = (embedding: Embedding | null) => ({
  embedding_provider: embedding?.provider ?? null,
  embedding_model: embedding?.model ?? null,
  embedding_base_url: embedding?.base_url || null,
  embedding_key_variable: embedding?.api_key_variable || null,
})
