import { z } from 'zod'
import { RunError, runStatuses } from '../../contract/run.schema'
import type { RunRowData } from './trace.repository'

/** A run's row on the wire. */
export const runRowDto = ({ create_at, finished_at, status, error, ...row }: RunRowData) => ({
  id: row.id,
  flow_id: row.flow_id,
  session_id: row.session_id,
  trigger: row.trigger,
  version: row.version,
  exceptions: row.exceptions,
  duration_ms: row.duration_ms,
  input_tokens: row.input_tokens,
  output_tokens: row.output_tokens,
  cost: row.cost === null ? null : Number(row.cost),
  status: z.enum(runStatuses).parse(status),
  error: RunError.nullable().catch(null).parse(error),
  create_at: create_at.toISOString(),
  finished_at: finished_at?.toISOString() ?? null,
})
