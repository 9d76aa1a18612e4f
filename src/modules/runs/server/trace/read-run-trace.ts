import { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { readFlow } from '@/formats/read-flow'
import { readGraph, releasedVersion } from '@/modules/flows/server'
import { findRun, type NumberedRunEvent } from '../read-events'
import { buildTrace } from './build-trace'
import { runEvents } from './run-events'
import { runRowDto } from './run-row.dto'
import { traceRepository } from './trace.repository'

/** A run with thousands of turns is told up to here. */
const MAX_SPANS = 5_000

const Fields = z.record(z.string(), z.unknown())
const Outputs = z.array(
  z.object({ node_id: z.string(), display_name: z.string(), output_type: z.string(), outputs: Fields }),
)

/** What happened in a run that the caller may see. What single nodes took and gave is asked for one by one. */
export async function readRunTrace(actor: UserActor, input: { run_id: string }) {
  const { tenant_id } = actor
  const { id, live } = await findRun(actor, input.run_id)
  const row = await traceRepository.find(tenant_id, id)
  if (!row) throw notFound('Run')
  const events = await runEvents(tenant_id, id, live)
  const spans = buildTrace(events)
  const flow = await traceRepository.flowName(tenant_id, row.flow_id)
  const named = await namesOf(tenant_id, row)
  return {
    flow_name: flow?.name ?? '',
    run: runRowDto(row),
    input: Fields.catch({}).parse(row.input),
    outputs: Outputs.catch([])
      .parse(row.outputs ?? outputsAt(events))
      .map(({ display_name, ...output }) => ({ ...output, name: display_name })),
    spans: spans.slice(0, MAX_SPANS).map((span) => {
      const known = named.get(span.node_id)
      return { ...span, name: known?.name ?? span.error?.node_name ?? span.node_id, component: known?.type ?? null }
    }),
    left_out: Math.max(0, spans.length - MAX_SPANS),
  }
}

/** What a run gave that is too large for its row. */
function outputsAt(events: readonly NumberedRunEvent[]): unknown {
  const last = events.at(-1)?.event
  return last?.type === 'run_finished' ? last.outputs : []
}

/**
 * What the nodes of the version that ran are called. The draft may have been changed since: a node that is gone keeps its
 * id for a name.
 */
async function namesOf(tenant_id: string, row: { flow_id: string; version: string | null }) {
  const data =
    row.version === null
      ? await readGraph({ id: row.flow_id, tenant_id, updated_at: new Date() })
      : await versionData(tenant_id, row.flow_id, row.version)
  return new Map(readFlow(data).graph.nodes.map((node) => [node.id, node]))
}

async function versionData(tenant_id: string, id: string, label: string): Promise<unknown> {
  try {
    return (await releasedVersion({ id, tenant_id, is_online: false, online_version: null }, label)).data
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined
    throw error
  }
}
