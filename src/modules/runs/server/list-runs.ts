import { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { findFlow } from '@/modules/flows/server'
import { RunError, runStatuses } from '../contract/run.schema'
import { runRepository } from './run.repository'

/** The newest runs of a flow that the caller may see. */
export async function listRuns(
  actor: UserActor,
  input: { flow_id: string; limit: number; before?: string | undefined },
) {
  await findFlow(actor, input.flow_id)
  const before = input.before ? new Date(input.before) : undefined
  const rows = await runRepository.list(actor.tenant_id, input.flow_id, input.limit, before)
  return rows.map((row) => ({
    id: row.id,
    flow_id: row.flow_id,
    session_id: row.session_id,
    trigger: row.trigger,
    status: z.enum(runStatuses).parse(row.status),
    error: RunError.nullable().catch(null).parse(row.error),
    exceptions: row.exceptions,
    create_at: row.create_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  }))
}
