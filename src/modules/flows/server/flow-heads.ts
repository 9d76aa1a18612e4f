import { processSingleton } from '@/lib/process-singleton'
import { ShortMemory } from '@/lib/short-memory'

/** Enough to know whether a flow changed. */
export interface FlowRef {
  id: string
  tenant_id: string
  updated_at: Date
}

/** A flow without its graph. */
export interface FlowHead extends FlowRef {
  is_online: boolean
  /** Label of the version that is online. */
  online_version: string | null
}

/**
 * Heads found in the last half second, for flows that are called many times a second. Every write to flows by this
 * process empties it, so here a saved flow counts at the next run; another process may run the one before for that long.
 */
export const flowHeads = processSingleton('flow-heads', () => new ShortMemory<FlowHead | null>(500, 5_000))
