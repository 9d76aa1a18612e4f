import { systemDb } from '@/platform/db/system-db'

interface ConfigData {
  config_name: string
  config_value: string | null
  note: string | null
  m_uid: number
}

/** Settings stand above tenants. */
export const configRepository = {
  list: () => systemDb().config.findMany({ orderBy: { id: 'asc' } }),
  find: (id: number) => systemDb().config.findUnique({ where: { id } }),
  withKeys: (keys: readonly string[]) => systemDb().config.findMany({ where: { config_key: { in: [...keys] } } }),
  create: (data: ConfigData & { config_key: string; c_uid: number }) => systemDb().config.create({ data }),
  /** Undefined when there is none of that id any more. */
  update: async (id: number, data: Partial<ConfigData>) =>
    (await systemDb().config.updateManyAndReturn({ where: { id }, data }))[0],
  remove: async (id: number) => (await systemDb().config.deleteMany({ where: { id } })).count === 1,
  /** Adds rows whose keys are not there yet; several processes may do so at once. */
  addMissing: (rows: { config_key: string; config_name: string; note: string }[]) =>
    systemDb().config.createMany({ data: rows, skipDuplicates: true }),
}
