import { rawAnswer } from '@/platform/rest/raw-answers'
import { auditOps } from '../contract/audit.operations'
import { exportAuditLog } from './export-audit-log'

const types = { csv: 'text/csv', jsonl: 'application/x-ndjson' }

/** Answers of this module that are files. */
export const auditRawAnswers = [
  rawAnswer(auditOps.export_audit_log, async (actor, input) => {
    const pieces = exportAuditLog(actor, input)
    const encoder = new TextEncoder()
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')
    // Read on only as fast as the reader takes it.
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value, done } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      cancel: async () => void (await pieces.return(undefined)),
    })
    return new Response(body, {
      headers: {
        'content-type': `${types[input.format]}; charset=utf-8`,
        'content-disposition': `attachment; filename="${stamp}_millrace_audit.${input.format}"`,
        'cache-control': 'no-store',
      },
    })
  }),
]
