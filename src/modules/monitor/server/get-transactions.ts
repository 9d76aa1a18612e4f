import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { toPage } from '@/contract/pagination'
import { isRecord } from '@/lib/is-record'
import { findFlow } from '@/modules/flows/server'
import { withLargeValues } from '@/modules/runs/server'
import type { buildOps } from '../contract/build.operations'
import { buildRepository } from './build.repository'

type Input = z.infer<typeof buildOps.get_transactions.input>

/** Longest text that is shown whole, in characters, and most items of a list. */
const MAX_TEXT = 2_000
const MAX_ITEMS = 100

/** Ends of nodes over all runs of a flow, the oldest first. Secrets were masked before they were stored. */
export async function getTransactions(actor: UserActor, input: Input) {
  const flow = await findFlow(actor, input.flow_id, 'run:read')
  const skip = (input.page - 1) * input.size
  const { rows, total } = await buildRepository.transactions(actor.tenant_id, flow.id, skip, input.size)
  const whole = await Promise.all(
    rows.map(async (row) => ({
      ...row,
      event: await withLargeValues({ tenant_id: actor.tenant_id, run_id: row.run_id }, row.event),
    })),
  )
  const items = whole.map(({ run_id, seq, create_at, started, event }) => ({
    id: rowId(run_id, seq),
    timestamp: new Date((started ?? create_at.getTime()) + event.duration_ms).toISOString(),
    vertex_id: event.node_id,
    target_id: event.next?.[0] ?? null,
    inputs: event.inputs ? trimmedRecord(event.inputs) : null,
    outputs: event.outputs
      ? trimmedRecord(event.outputs)
      : event.error
        ? { error: trimmed(event.error.message) }
        : null,
    status: event.type === 'node_finished' ? 'success' : 'error',
  }))
  return toPage(items, total, input)
}

/** A UUID that is the same whenever the row is read again. */
function rowId(run_id: string, seq: number): string {
  const hex = createHash('sha256').update(`${run_id}:${seq}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map(trimmed)
  return isRecord(value) ? trimmedRecord(value) : value
}

const trimmedRecord = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).map(([key, item]) => [key, trimmed(item)]))
