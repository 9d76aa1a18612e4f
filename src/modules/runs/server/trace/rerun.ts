import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { findFile } from '@/modules/files/server'
import { findFlowHead, releasedVersion } from '@/modules/flows/server'
import { inputTypes, RunInputs } from '../../contract/run.schema'
import { findRun } from '../read-events'
import { startRun } from '../start-run'
import { traceRepository } from './trace.repository'

/** What a run's row says of its input, as `startRun` writes it. */
const Recorded = z.object({
  input_value: z.string().catch(''),
  input_type: z.enum(inputTypes).catch('any'),
  output_type: z.enum([...inputTypes, 'debug']).catch('any'),
  output_component: z.string().optional(),
  files: z.array(z.string()).optional(),
  inputs: RunInputs.optional(),
  start_component_id: z.string().optional(),
  stop_component_id: z.string().optional(),
  given: z.array(z.string()).optional(),
  tweaked: z.array(z.string()).optional(),
  own_graph: z.boolean().optional(),
})

/**
 * Runs again what ran: the same version, or the draft as it is now, with the same input. The session is a new one, so that
 * the conversation of the first run is not gone on with. Values of tweaks and graphs that came with a request are not kept.
 */
export async function rerun(actor: UserActor, input: { run_id: string }) {
  const { tenant_id } = actor
  const { id } = await findRun(actor, input.run_id)
  const row = await traceRepository.find(tenant_id, id)
  if (!row) throw notFound('Run')
  const { tweaked, own_graph, given, ...asked } = Recorded.parse(row.input)
  const flow = await findFlowHead(actor, row.flow_id)
  const version = row.version === null ? undefined : await releasedVersion(flow, row.version)
  const files = await Promise.all((asked.files ?? []).map((ref) => findFile(tenant_id, ref)))
  const attachments = files.filter((file) => file !== undefined)
  const run = await startRun(actor, {
    ...asked,
    flow,
    trigger: version ? 'run' : 'build',
    session_id: randomUUID(),
    ...(version
      ? { data: version.data ?? { nodes: [], edges: [] }, version_id: version.id, version: version.flow_version }
      : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
  })
  return {
    run_id: run.id,
    left_out: [
      ...(tweaked ? (['tweaks'] as const) : []),
      ...(own_graph ? (['graph'] as const) : []),
      ...(given ? (['given'] as const) : []),
    ],
  }
}
