import { processSingleton } from '@/lib/process-singleton'

/** A flow without its graph: enough to know whether it changed. */
export interface FlowHead {
  id: string
  tenant_id: string
  updated_at: Date
}

const life = 500
const most = 5_000

/**
 * Heads found in the last half second, for flows that are called many times a second. Every write to flows by this
 * process empties it, so here a saved flow counts at the next run; another process may run the one before for that long.
 */
class FlowHeads {
  private readonly entries = new Map<string, { head: FlowHead; until: number }>()
  /** Counts writes: what was looked up before a write is not kept after it. */
  writes = 0

  find(key: string): FlowHead | undefined {
    const entry = this.entries.get(key)
    return entry && entry.until > Date.now() ? entry.head : undefined
  }

  keep(key: string, head: FlowHead, writes: number): void {
    if (writes !== this.writes) return
    if (this.entries.size >= most) this.entries.clear()
    this.entries.set(key, { head, until: Date.now() + life })
  }

  forget(): void {
    this.writes += 1
    this.entries.clear()
  }
}

export const flowHeads = processSingleton('flow-heads', () => new FlowHeads())
