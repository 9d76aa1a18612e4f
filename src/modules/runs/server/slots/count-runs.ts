import { logger } from '@/platform/telemetry/logger'
import { slotRepository } from './slot.repository'

export const SLOT_MS = 15 * 60_000
/** A run's row is committed this long after it began at the latest, by far; younger runs are in no slot. */
const SETTLED_MS = 5 * 60_000
/** Slots that are counted in one transaction: an hour's while old runs are taken in, so that nobody waits for it. */
const AT_ONCE = 4
const EVERY_MS = 60_000

/** From now on runs are counted into slots: those of the past first, in pieces, then each quarter of an hour when it is over. */
export function watchSlots(): void {
  void sweepSlots()
  setInterval(() => void sweepSlots(), EVERY_MS).unref()
}

let sweeping = false

async function sweepSlots(): Promise<void> {
  if (sweeping) return
  sweeping = true
  try {
    await countRuns()
  } catch (error) {
    logger.error({ error }, 'runs could not be counted for charts; they are counted when charts are read')
  } finally {
    sweeping = false
  }
}

/**
 * Brings all slots up to date. Slots are quarters of an hour since there are clocks that differ by that: hours and days of
 * every reader are made of whole ones.
 */
export async function countRuns(now = Date.now()): Promise<void> {
  const limit = startOfSlot(now - SETTLED_MS)
  for (const tenant_id of await slotRepository.tenantsBehind(limit)) {
    while (await slotRepository.advance(tenant_id, limit, (first) => piece(first, limit)));
  }
  const changed = new Map<string, Date[]>()
  for (const { tenant_id, slot } of await slotRepository.changedSlots()) {
    changed.set(tenant_id, [...(changed.get(tenant_id) ?? []), slot])
  }
  for (const [tenant_id, slots] of changed) await recount(tenant_id, slots)
}

/** To be called after the runs of these flows are deleted. */
export async function forgetFlows(tenant_id: string, flow_ids: readonly string[]): Promise<void> {
  await recount(tenant_id, await slotRepository.slotsOf(tenant_id, flow_ids))
}

async function recount(tenant_id: string, slots: readonly Date[]): Promise<void> {
  for (let at = 0; at < slots.length; at += AT_ONCE) {
    await slotRepository.recount(tenant_id, slots.slice(at, at + AT_ONCE))
  }
}

const startOfSlot = (at: number) => new Date(Math.floor(at / SLOT_MS) * SLOT_MS)

/** The slots from that of a run on, none of which is over later than `limit`. */
function piece(first: Date, limit: Date): { slots: Date[]; until: Date } {
  const start = startOfSlot(first.getTime()).getTime()
  const until = new Date(Math.min(start + AT_ONCE * SLOT_MS, limit.getTime()))
  const slots = Array.from({ length: (until.getTime() - start) / SLOT_MS }, (_, n) => new Date(start + n * SLOT_MS))
  return { slots, until }
}
