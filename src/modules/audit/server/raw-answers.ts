import { rawAnswer } from '@/platform/rest/raw-answers'
import { streamAnswer } from '@/platform/rest/stream-answer'
import { auditOps } from '../contract/audit.operations'
import { exportAuditLog } from './export-audit-log'

const types = { csv: 'text/csv', jsonl: 'application/x-ndjson' }

/** Answers of this module that are files. */
export const auditRawAnswers = [
  rawAnswer(auditOps.export_audit_log, async (actor, input) => {
    const answer = streamAnswer(types[input.format], exportAuditLog(actor, input))
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')
    answer.headers.set('content-disposition', `attachment; filename="${stamp}_millrace_audit.${input.format}"`)
    answer.headers.set('cache-control', 'no-store')
    return answer
  }),
]
