import { dataModel } from '@/platform/db/data-model'
import { systemDb } from '@/platform/db/system-db'

/** What tells of a user without being theirs: it stays when the account goes, or goes with it. */
const records = new Set([
  'ApiKey',
  'AuditEntry',
  'ConversationState',
  'FlowVersion',
  'LoginSession',
  'Membership',
  'Message',
  'MessageSession',
  'Run',
  'RunForm',
  'RunKey',
])

/**
 * What a user owns, in all tenants, by kind. Every model with a `user_id` counts unless it is known to be a record, so that
 * what later modules keep is never orphaned by a list that was forgotten here.
 */
export async function countOwned(user_id: number): Promise<{ kind: string; count: number }[]> {
  const models = [...dataModel()].filter(
    ([name, { columns, tenant_bound }]) => tenant_bound && columns.has('user_id') && !records.has(name),
  )
  return Promise.all(
    models.map(async ([name, { columns }]) => ({
      kind: inWords(name),
      // Defaults come by themselves, and go with the account.
      count: await countRows(name, { user_id, ...(columns.has('is_default') ? { is_default: false } : {}) }),
    })),
  )
}

/** `KnowledgeBase` → `knowledge base`. */
const inWords = (model: string) => model.replace(/(?!^)([A-Z])/g, ' $1').toLowerCase()

async function countRows(model: string, where: object): Promise<number> {
  const delegate: unknown = Reflect.get(systemDb(), `${model.charAt(0).toLowerCase()}${model.slice(1)}`)
  const count: unknown = typeof delegate === 'object' && delegate !== null ? Reflect.get(delegate, 'count') : null
  if (typeof count !== 'function') throw new Error(`The database client has no model ${model}.`)
  const rows: unknown = await Reflect.apply(count, delegate, [{ where }])
  return typeof rows === 'number' ? rows : 0
}
