import type { BulkResults } from '@/contract/bulk'
import { noteForAudit } from '@/platform/audit/audited'
import { toAppError } from '@/platform/rest/to-app-error'
import { logger } from '@/platform/telemetry/logger'

/**
 * Does the same to many, one after the other and each once; one that is refused does not stop the others. The one entry of
 * the audit log says which were done.
 */
export async function oneByOne(ids: readonly number[], work: (id: number) => Promise<unknown>): Promise<BulkResults> {
  const results: BulkResults = []
  for (const id of new Set(ids)) results.push({ id, fault: await faultOf(() => work(id), id) })
  const which = (refused: boolean) => results.flatMap(({ id, fault }) => ((fault !== null) === refused ? [id] : []))
  noteForAudit({ after: { done: which(false), refused: which(true) } })
  return results
}

async function faultOf(work: () => Promise<unknown>, id: number): Promise<BulkResults[number]['fault']> {
  try {
    await work()
    return null
  } catch (thrown) {
    const error = toAppError(thrown)
    if (error.status >= 500) logger.error({ error: thrown, id }, 'one of many could not be changed')
    return { message: error.message, hint: error.hint ?? null }
  }
}
