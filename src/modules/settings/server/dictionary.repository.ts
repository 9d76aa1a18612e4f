import type { DictionaryEntry } from '@/platform/db/generated/client'
import { systemDb } from '@/platform/db/system-db'
import type { ProductList } from './product-lists'

/** Held while lists are added at start, so that several processes add each once. */
const seedLock = 7_205_002

type Entries = Pick<ReturnType<typeof systemDb>, 'dictionaryEntry' | '$queryRaw'>

interface EntryData {
  config_name: string
  config_en_name: string
  key_order: number
  config_value: string
  note: string | null
  m_uid: number | null
}

/** Keeps the list as it is while its items change; false when it is not there. */
async function holdIndex(db: Entries, index_id: number): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "DictionaryEntry" WHERE config_id = ${index_id} AND parent_id = 0 FOR UPDATE`
  return rows.length > 0
}

/** Lists stand above tenants. An index is an entry with the parent 0. */
export const dictionaryRepository = {
  indexes: () => systemDb().dictionaryEntry.findMany({ where: { parent_id: 0 }, orderBy: { config_id: 'asc' } }),
  items: (index_id: number) =>
    systemDb().dictionaryEntry.findMany({ where: { parent_id: index_id }, orderBy: { config_id: 'asc' } }),
  index: (config_id: number) => systemDb().dictionaryEntry.findFirst({ where: { config_id, parent_id: 0 } }),
  indexByKey: (config_key: string) => systemDb().dictionaryEntry.findFirst({ where: { config_key, parent_id: 0 } }),
  item: (config_id: number) => systemDb().dictionaryEntry.findFirst({ where: { config_id, NOT: { parent_id: 0 } } }),
  addIndex: (data: Omit<EntryData, 'key_order' | 'config_value'> & { config_key: string; c_uid: number | null }) =>
    systemDb().dictionaryEntry.create({ data: { ...data, parent_id: 0 } }),
  /** Undefined when the list is not there. */
  addItem: (
    index_id: number,
    data: EntryData & { config_key: string; c_uid: number | null },
  ): Promise<DictionaryEntry | undefined> =>
    systemDb().$transaction(async (tx) => {
      if (!(await holdIndex(tx, index_id))) return undefined
      return tx.dictionaryEntry.create({ data: { ...data, parent_id: index_id } })
    }),
  update: async (config_id: number, data: Partial<EntryData>) =>
    (await systemDb().dictionaryEntry.updateManyAndReturn({ where: { config_id }, data }))[0],
  /** How many items it still has, then nothing is removed; undefined when it is not there. */
  removeIndex: (index_id: number): Promise<number | undefined> =>
    systemDb().$transaction(async (tx) => {
      if (!(await holdIndex(tx, index_id))) return undefined
      const items = await tx.dictionaryEntry.count({ where: { parent_id: index_id } })
      if (items === 0) await tx.dictionaryEntry.deleteMany({ where: { config_id: index_id } })
      return items
    }),
  removeItem: async (config_id: number) =>
    (await systemDb().dictionaryEntry.deleteMany({ where: { config_id, NOT: { parent_id: 0 } } })).count === 1,
  /** Adds the lists whose index is not there; what somebody changed or emptied stays as it is. */
  addMissingLists: (lists: readonly ProductList[]) =>
    systemDb().$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${seedLock})`
      const there = await tx.dictionaryEntry.findMany({ where: { parent_id: 0 }, select: { config_key: true } })
      const known = new Set(there.map((row) => row.config_key))
      for (const { items, ...index } of lists) {
        if (known.has(index.config_key)) continue
        const { config_id } = await tx.dictionaryEntry.create({ data: index })
        await tx.dictionaryEntry.createMany({
          data: items.map((item, at) => ({
            ...item,
            parent_id: config_id,
            key_order: at + 1,
            config_value: item.config_key,
          })),
        })
      }
    }),
}
