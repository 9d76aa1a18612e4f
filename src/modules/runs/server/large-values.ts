import { z } from 'zod'
import type { RunEvent } from '@/engine'
import { isLarger } from '@/lib/is-larger'
import { getValue, putValue } from '@/platform/storage/value-storage'
import { logger } from '@/platform/telemetry/logger'
import type { RunWrite } from './run-write'

/** Values of more characters than this as JSON are stored apart from the row that they belong to. */
export const MAX_INLINE = 64 * 1024

const fields = ['inputs', 'outputs'] as const
/** Beside an event's own fields, where no value of a flow can stand: under which id a field is stored. */
const Apart = z.object({ apart: z.partialRecord(z.enum(fields), z.string()) })

/** Whether something in a write is too large for its row. */
export function hasLargeValues(write: RunWrite): boolean {
  return (write.events ?? []).some(({ events }) => events.some((event) => largeFields(event).length > 0))
}

/**
 * The same write with what is too large put into the storage. What cannot be stored there stays in its row: a large row is
 * better than a lost output. A run's row holds no outputs that its last event has apart: `outputsOf` knows.
 */
export async function withoutLargeValues(write: RunWrite): Promise<RunWrite> {
  const events = await Promise.all(
    (write.events ?? []).map(async (batch) => ({
      ...batch,
      events: await Promise.all(batch.events.map((event) => setApart(batch, event))),
    })),
  )
  const last = events.at(-1)?.events.at(-1)
  const apart = last?.type === 'run_finished' && Apart.safeParse(last).success
  return { ...write, events, ...(write.end && apart ? { end: { ...write.end, outputs: null } } : {}) }
}

async function setApart(run: { tenant_id: string; run_id: string }, event: RunEvent): Promise<RunEvent> {
  const large = largeFields(event)
  if (large.length === 0) return event
  try {
    const ids = await Promise.all(
      large.map(async ([field, value]) => [field, await putValue(run, JSON.stringify(value))] as const),
    )
    const emptied = Object.fromEntries(large.map(([field, value]) => [field, Array.isArray(value) ? [] : {}]))
    return Object.assign({ ...event }, emptied, { apart: Object.fromEntries(ids) })
  } catch (error) {
    logger.error({ error, run_id: run.run_id }, 'a large value could not be stored apart')
    return event
  }
}

function largeFields(event: RunEvent): [(typeof fields)[number], unknown][] {
  if (event.type !== 'node_finished' && event.type !== 'run_finished') return []
  return fields.flatMap((field): [(typeof fields)[number], unknown][] => {
    const value: unknown = Reflect.get(event, field)
    return isLarger(value, MAX_INLINE) ? [[field, value]] : []
  })
}

/** An event as it happened, with what was stored apart. */
export async function withLargeValues<E extends object>(
  run: { tenant_id: string; run_id: string },
  event: E,
): Promise<E> {
  const found = Apart.safeParse(event)
  if (!found.success) return event
  const values = await Promise.all(
    Object.entries(found.data.apart).map(async ([field, id]) => {
      const text = await getValue(run, id)
      if (text === undefined) throw new Error(`The ${field} of an event of run ${run.run_id} are not in the storage`)
      return [field, JSON.parse(text)]
    }),
  )
  const whole = Object.assign({ ...event }, Object.fromEntries(values))
  Reflect.deleteProperty(whole, 'apart')
  return whole
}
