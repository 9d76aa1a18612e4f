import type { MessageValue, RunEvent, Value } from '@/engine'
import { logger } from '@/platform/telemetry/logger'
import type { LiveRun, RunResult } from './live-run'
import type { NewMessage, RunWrite } from './run-write'
import { wholeCount } from './whole-count'

/** Collects what a run has to write: its events in numbered batches, and the messages of its conversation. */
export class RunRecorder {
  private events: RunEvent[] = []
  private nodes_ended = 0
  private first_seq: number
  private messages = new Map<number, NewMessage>()
  private remembered: Record<string, Value> | undefined

  constructor(private readonly run: LiveRun) {
    this.first_seq = run.last_seq + 1
  }

  /** Number that the next event will have. */
  get next_seq(): number {
    return this.first_seq + this.events.length
  }

  /** Keeps a conversation variable for the session. */
  remember(name: string, value: Value): void {
    this.remembered = { ...this.remembered, [name]: value }
  }

  add(event: RunEvent): void {
    if (event.type === 'node_finished' || event.type === 'node_failed') this.nodes_ended += 1
    this.events.push(event)
  }

  /** Keeps a message under the number that was reserved for it; the same number again replaces it. */
  keep(message: MessageValue & { id: number }): void {
    this.messages.set(message.id, {
      id: message.id,
      tenant_id: this.run.tenant_id,
      flow_id: this.run.flow_id,
      run_id: this.run.id,
      user_id: this.run.user_id,
      session_id: message.session_id || this.run.session_id,
      sender: message.sender,
      sender_name: message.sender_name,
      text: message.text,
      files: message.files,
      error: false,
      properties: message.properties ?? {},
      content_blocks: message.properties?.content_blocks ?? [],
      timestamp: new Date().toISOString(),
    })
  }

  /** What is new since the last time, or undefined when nothing is. */
  take(): RunWrite | undefined {
    if (this.events.length === 0 && this.messages.size === 0) return undefined
    const { id: run_id, tenant_id } = this.run
    const write: RunWrite = {
      ...(this.events.length > 0
        ? { events: [{ run_id, tenant_id, first_seq: this.first_seq, events: this.events }] }
        : {}),
      ...(this.messages.size > 0 ? { messages: [...this.messages.values()] } : {}),
    }
    this.first_seq += this.events.length
    this.events = []
    this.messages = new Map()
    return write
  }

  /** A write failed in the middle of a run: it is tried again with the next one. */
  giveBack(write: RunWrite, error: unknown): void {
    logger.warn({ error, run_id: this.run.id }, 'events of a run could not be written yet')
    const batch = write.events?.[0]
    if (batch) {
      this.events = [...batch.events, ...this.events]
      this.first_seq = batch.first_seq
    }
    for (const message of write.messages ?? [])
      if (!this.messages.has(message.id)) this.messages.set(message.id, message)
  }

  /** Number of the last event in a write. */
  stored_seq(write: RunWrite): number {
    const batch = write.events?.[0]
    return batch ? batch.first_seq + batch.events.length - 1 : 0
  }

  /** The last write of a run: the rest of its events, its end among them, and its row's new state. */
  end(last: RunEvent, result: RunResult, more: Pick<RunWrite, 'forms'> & RunEndMore): RunWrite {
    this.events.push(last)
    const { id: run_id, tenant_id, flow_id, session_id } = this.run
    const { forms, paused_state, conversation } = more
    const values = this.remembered
    return {
      ...this.take(),
      ...(forms && forms.length > 0 ? { forms } : {}),
      ...(values || conversation
        ? { conversation: { tenant_id, flow_id, session_id, values: values ?? {}, rounds: conversation ? 1 : 0 } }
        : {}),
      end: {
        run_id,
        tenant_id,
        status: result.status,
        outputs: result.outputs,
        error: result.error ?? null,
        exceptions: result.exceptions,
        duration_ms: wholeCount(result.duration_ms),
        nodes_ended: this.nodes_ended,
        input_tokens: wholeCount(result.usage.input_tokens),
        output_tokens: wholeCount(result.usage.output_tokens),
        cost: result.usage.cost ?? null,
        paused_state: paused_state ?? null,
        finished_at: result.status === 'paused' ? null : result.ended_at,
      },
    }
  }
}

interface RunEndMore {
  paused_state?: string
  /** The run was a round of a conversation. */
  conversation?: boolean
}
