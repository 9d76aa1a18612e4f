import { countRowsOfUser } from '@/platform/db/every-model'

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
  const rows = await countRowsOfUser(user_id, (model, { columns }) => {
    if (records.has(model)) return undefined
    // Defaults come by themselves, and go with the account.
    return columns.has('is_default') ? { is_default: false } : {}
  })
  return rows.map(({ model, count }) => ({ kind: inWords(model), count }))
}

/** `KnowledgeBase` → `knowledge base`. */
const inWords = (model: string) => model.replace(/(?!^)([A-Z])/g, ' $1').toLowerCase()
