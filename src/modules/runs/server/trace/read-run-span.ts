import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import type { RunEvent } from '@/engine'
import type { traceOps } from '../../contract/trace.operations'
import { findRun } from '../read-events'
import { placeKey } from './build-trace'
import { runEvents } from './run-events'

type Told = z.infer<typeof traceOps.read_run_span.output>

const MAX_LOGS = 500

/** What one node at work took, gave and wrote; in a turn it is that of this turn. */
export async function readRunSpan(actor: UserActor, input: { run_id: string; seq: number }): Promise<Told> {
  const { id, live } = await findRun(actor, input.run_id)
  const events = await runEvents(actor.tenant_id, id, live)
  const first = events.find((item) => item.seq === input.seq)?.event
  if (!first || !atNode(first)) throw notFound('Step of this run')
  const place = placeKey(first.node_id, first.within)
  const told: Told = { inputs: null, outputs: null, retries: [], logs: [] }
  for (const { event } of events) {
    if (!atNode(event) || placeKey(event.node_id, event.within) !== place) continue
    if (event.type === 'node_finished') Object.assign(told, { inputs: event.inputs, outputs: event.outputs })
    else if (event.type === 'node_failed') told.inputs = event.inputs ?? null
    else if (event.type === 'node_retried') {
      told.retries.push({ attempt: event.attempt, error: event.error, wait_ms: event.wait_ms })
    } else if (event.type === 'log' && told.logs.length < MAX_LOGS) {
      told.logs.push({ message: event.message, data: event.data ?? null })
    }
  }
  return told
}

type NodeEvent = Extract<
  RunEvent,
  { type: 'node_started' | 'node_finished' | 'node_failed' | 'node_skipped' | 'node_retried' | 'log' }
>
const ofNodes = new Set(['node_started', 'node_finished', 'node_failed', 'node_skipped', 'node_retried', 'log'])
const atNode = (event: RunEvent): event is NodeEvent => ofNodes.has(event.type)
