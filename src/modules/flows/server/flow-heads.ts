import { processSingleton } from '@/lib/process-singleton'
import { ShortMemory } from '@/lib/short-memory'

/** A flow without its graph: enough to know whether it changed. */
export interface FlowHead {
  id: string
  tenant_id: string
  updated_at: Date
}

/**
 * Heads found in the last half second, for flows that are called many times a second. Every write to flows by this
 * process empties it, so here a saved flow counts at the next run; another process may run the one before for that long.
 */
export const flowHeads = processSingleton('flow-heads', () => new ShortMemory<FlowHead | null>(500, 5_000))
