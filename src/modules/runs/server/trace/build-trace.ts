import type { EngineErrorShape, RunEvent } from '@/engine'
import type { NumberedRunEvent } from '../read-events'

type Within = Extract<RunEvent, { type: 'node_started' }>['within']

export interface TraceSpan {
  seq: number
  kind: 'node' | 'turn'
  parent: number | null
  node_id: string
  index: number | null
  status: 'running' | 'waiting' | 'done' | 'recovered' | 'failed' | 'skipped' | 'stopped'
  start_ms: number | null
  duration_ms: number | null
  attempts: number
  error: EngineErrorShape | null
  input_tokens: number | null
  output_tokens: number | null
  cost: number | null
  logs: number
}

/** Names one node at work, or one turn of a container, within a run. */
export const placeKey = (node_id: string, within: Within, index?: number): string =>
  JSON.stringify([...(within ?? []).map((turn) => [turn.node_id, turn.index]), node_id, index ?? null])

/** What happened in a run, as spans in the order in which they began. Pure. */
export function buildTrace(events: Iterable<NumberedRunEvent>): TraceSpan[] {
  const trace = new Trace()
  for (const { seq, event } of events) trace.add(seq, event)
  return trace.spans
}

class Trace {
  readonly spans: TraceSpan[] = []
  private readonly open = new Map<string, TraceSpan>()
  private began: number | undefined
  /** Pauses between the attempts of a node; its own duration is that of the last attempt. */
  private readonly rests = new Map<string, number>()
  /** Time in which the run waited for a person: it is left out, or the work could not be seen beside it. */
  private waited = 0
  private resumed = false

  add(seq: number, event: RunEvent): void {
    switch (event.type) {
      case 'node_started':
        this.start(seq, event.node_id, event.within, event.at)
        break
      case 'node_finished':
        this.note(event.node_id, event.within, {
          status: event.recovered ? 'recovered' : 'done',
          error: event.recovered?.error ?? null,
          duration_ms: event.duration_ms + this.rested(event),
          input_tokens: event.usage?.input_tokens ?? null,
          output_tokens: event.usage?.output_tokens ?? null,
          cost: event.cost ?? null,
        })
        break
      case 'node_failed':
        this.note(event.node_id, event.within, {
          status: 'failed',
          error: event.error,
          duration_ms: event.duration_ms + this.rested(event),
        })
        break
      case 'node_skipped':
        this.make(seq, event.node_id, event.within).status = 'skipped'
        break
      case 'node_suspended':
        this.note(event.node_id, event.within, { status: 'waiting' })
        break
      case 'node_retried':
        this.retry(event)
        break
      case 'log':
        this.note(event.node_id, event.within, { logs: (this.at(event.node_id, event.within)?.logs ?? 0) + 1 })
        break
      case 'turn_started':
        this.make(seq, event.node_id, event.within, event.index)
        break
      case 'turn_finished': {
        const turn = this.at(event.node_id, event.within, event.index)
        const { error = null, duration_ms } = event
        if (turn) Object.assign(turn, { status: error ? 'failed' : 'done', error, duration_ms })
        break
      }
      case 'run_resumed':
        this.resumed = true
        break
      case 'run_failed':
      case 'run_stopped':
        for (const span of this.spans) {
          if (span.status === 'running' || span.status === 'waiting') span.status = 'stopped'
        }
    }
  }

  private start(seq: number, node_id: string, within: Within, at: number): void {
    this.began ??= at
    if (this.resumed) {
      this.waited = at - this.began - this.lastEnd()
      this.resumed = false
    }
    const start_ms = Math.max(0, at - this.began - this.waited)
    // A node that waited for a person begins again with the answer: it is still the same one.
    const span = this.at(node_id, within) ?? this.make(seq, node_id, within)
    Object.assign(span, { start_ms, status: 'running' })
    for (let depth = within?.length ?? 0; depth > 0; depth -= 1) {
      const turn = within?.[depth - 1]
      const around = turn && this.at(turn.node_id, within?.slice(0, depth - 1), turn.index)
      if (around) around.start_ms ??= start_ms
    }
  }

  private retry(event: Extract<RunEvent, { type: 'node_retried' }>): void {
    this.rests.set(placeKey(event.node_id, event.within), this.rested(event) + event.wait_ms)
    this.note(event.node_id, event.within, { attempts: event.attempt + 1 })
  }

  private rested({ node_id, within }: { node_id: string; within?: Within }): number {
    return this.rests.get(placeKey(node_id, within)) ?? 0
  }

  private note(node_id: string, within: Within, change: Partial<TraceSpan>): void {
    const span = this.at(node_id, within)
    if (span) Object.assign(span, change)
  }

  private make(seq: number, node_id: string, within: Within, index?: number): TraceSpan {
    const span: TraceSpan = {
      seq,
      kind: index === undefined ? 'node' : 'turn',
      parent: this.around(node_id, within, index),
      node_id,
      index: index ?? null,
      status: 'running',
      start_ms: null,
      duration_ms: null,
      attempts: 1,
      error: null,
      input_tokens: null,
      output_tokens: null,
      cost: null,
      logs: 0,
    }
    this.spans.push(span)
    this.open.set(placeKey(node_id, within, index), span)
    return span
  }

  /** A turn stands in its container, a node in the innermost turn around it. */
  private around(node_id: string, within: Within, index: number | undefined): number | null {
    if (index !== undefined) return this.at(node_id, within)?.seq ?? null
    const turn = within?.at(-1)
    return turn ? (this.at(turn.node_id, within?.slice(0, -1), turn.index)?.seq ?? null) : null
  }

  private at(node_id: string, within: Within, index?: number): TraceSpan | undefined {
    return this.open.get(placeKey(node_id, within, index))
  }

  private lastEnd(): number {
    return this.spans.reduce((last, span) => Math.max(last, (span.start_ms ?? 0) + (span.duration_ms ?? 0)), 0)
  }
}
