import { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { findFlow } from '@/modules/flows/server'
import type { traceOps } from '../../contract/trace.operations'
import { runRowDto } from './run-row.dto'
import { traceRepository } from './trace.repository'

/** One page of the runs of a flow that the caller may see, the newest first. */
export async function browseRuns(actor: UserActor, input: z.infer<typeof traceOps.browse_runs.input>) {
  const flow = await findFlow(actor, input.flow_id, 'run:read')
  const { status, trigger, limit } = input
  const since = input.since ? new Date(input.since) : undefined
  const after = input.cursor === undefined ? undefined : readCursor(input.cursor)
  const rows = await traceRepository.page(
    actor.tenant_id,
    { flow_id: flow.id, status, trigger, since },
    limit + 1,
    after,
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    flow_name: flow.name,
    items: items.map(runRowDto),
    next_cursor: last && rows.length > limit ? `${last.create_at.toISOString()}_${last.id}` : null,
  }
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid()])

function readCursor(cursor: string): { at: Date; id: string } {
  const read = Cursor.safeParse(cursor.split('_'))
  if (!read.success)
    throw new AppError('bad_request', '"cursor" is not one that this list gave', { hint: 'Begin at the first page.' })
  const [at, id] = read.data
  return { at: new Date(at), id }
}
