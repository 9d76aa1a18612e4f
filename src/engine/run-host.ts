import { yieldToEventLoop } from '@/lib/yield-to-event-loop'
import type { StreamSink } from './chat-streams'
import type { RunScope } from './component'
import { EngineError } from './errors'
import { EventQueue } from './event-queue'
import type { RunEvent } from './events'
import type { NodeRun } from './node-run'
import type { Plan } from './plan'
import type { Ports } from './ports'
import { Recorder } from './record'
import type { Reply } from './reply'
import type { RunOptions } from './run'
import type { SuspendAnswer, SuspendedAt, Suspension } from './suspension'
import { systemValue } from './system-value'
import type { Value } from './values'

/** After this many node starts without a pause, sockets and timers get their turn. */
const STARTS_PER_TURN = 256

/** Whatever waits for a place to start a node. */
export interface Waiting {
  pump(): void
}

/** What all levels of one run share: its events, its places, its variables. */
export class RunHost implements StreamSink {
  readonly recorder = new Recorder()
  readonly suspensions: Suspension[] = []
  readonly environment: ReadonlyMap<string, Value>
  readonly conversation: Map<string, Value>
  exceptions = 0
  reply: Reply | undefined
  over = false
  private readonly queue: EventQueue<RunEvent>
  private readonly stop = new AbortController()
  /** Nodes at work that take a place, the one that began first in front. */
  private readonly working = new Set<NodeRun>()
  private readonly waiting = new Set<Waiting>()
  private startsThisTurn = 0
  private pausing = false

  constructor(
    readonly plan: Plan,
    readonly scope: RunScope,
    readonly ports: Ports,
    private readonly options: RunOptions,
    readonly answers: ReadonlyMap<string, SuspendAnswer>,
    remembered: Readonly<Record<string, Value>>,
    onLeave: () => void,
  ) {
    this.queue = new EventQueue<RunEvent>(onLeave)
    this.environment = new Map(plan.environment.map((variable) => [variable.name, variable.value]))
    for (const { value, value_type } of plan.environment) {
      if (value_type === 'secret' && typeof value === 'string') this.recorder.keepSecret(value)
    }
    this.conversation = new Map<string, Value>(plan.conversation.map((variable) => [variable.name, variable.value]))
    for (const name of this.conversation.keys()) {
      const value = Object.hasOwn(remembered, name) ? remembered[name] : undefined
      if (value !== undefined) this.conversation.set(name, value)
    }
  }

  get events(): AsyncIterator<RunEvent, undefined> {
    return this.queue
  }

  get signal(): AbortSignal | undefined {
    return this.options.signal
  }

  /** Aborts when the run is over, however it ends. */
  get stopping(): AbortSignal {
    return this.stop.signal
  }

  /** Whether a node may start now. */
  mayStart(): boolean {
    return !this.over && !this.pausing && this.working.size < Math.max(1, this.options.max_parallel ?? 16)
  }

  /** A level that has nodes which may not start yet: it is told when there is room. */
  wait(level: Waiting): void {
    this.waiting.add(level)
  }

  /** Containers take no place: what is inside them does. */
  enter(node: NodeRun): void {
    if (!node.planned.inside) this.working.add(node)
    this.startsThisTurn += 1
    if (this.startsThisTurn < STARTS_PER_TURN) return
    this.startsThisTurn = 0
    this.pausing = true
    void yieldToEventLoop().then(() => {
      this.pausing = false
      this.wakeAll()
    })
  }

  leave(node: NodeRun): void {
    if (this.working.delete(node) && this.waiting.size > 0) this.wakeAll()
  }

  oldest(): NodeRun | undefined {
    return this.working.values().next().value
  }

  private wakeAll(): void {
    const levels = [...this.waiting]
    this.waiting.clear()
    for (const level of levels) {
      if (this.mayStart()) level.pump()
      else this.waiting.add(level)
    }
  }

  answerFor(at: SuspendedAt): SuspendAnswer | undefined {
    return this.answers.size === 0 ? undefined : this.answers.get(suspensionKey(at))
  }

  /** `sys`, `env` and `conversation`; undefined for any other beginning of a selector. */
  shared(head: string): ((name: string) => Value | undefined) | undefined {
    if (head === 'sys') return (name) => systemValue(this.scope, this.ports.clock, name)
    if (head === 'env') return (name) => this.environment.get(name)
    return head === 'conversation' ? (name) => this.conversation.get(name) : undefined
  }

  /** Throws `invalid_input` when the flow declares no such variable. */
  assignConversation(name: string, value: Value): void {
    if (!this.conversation.has(name)) {
      throw new EngineError('invalid_input', `There is no conversation variable "${name}".`, {
        hint: 'Add it to the flow’s conversation variables.',
      })
    }
    this.conversation.set(name, value)
  }

  keepSecret(text: string): void {
    this.recorder.keepSecret(text)
  }

  emit(event: RunEvent): void {
    if (this.over) return
    this.queue.push(event.type === 'token' ? { ...event, chunk: this.recorder.text(event.chunk) } : event)
  }

  /** The last event. */
  close(event: RunEvent): void {
    this.emit(event)
    this.over = true
    this.queue.close()
    this.stop.abort()
    this.waiting.clear()
    this.working.clear()
  }

  room(): Promise<void> {
    return this.queue.room()
  }

  ended(): boolean {
    return this.over
  }
}

/** One text for where a form waits. */
export function suspensionKey(at: SuspendedAt): string {
  return JSON.stringify([at.node_id, ...at.turns.map((turn) => [turn.node_id, turn.index])])
}
