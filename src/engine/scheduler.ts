import { yieldToEventLoop } from '@/lib/yield-to-event-loop'
import { activeNodes } from './active-nodes'
import { ChatStreams, type StreamSink } from './chat-streams'
import type { NodeInputs, NodeResult } from './component'
import { errorShape, problemError } from './error-shape'
import { EngineError } from './errors'
import { EventQueue } from './event-queue'
import type { RunEvent, RunOutput } from './events'
import { type NodeHost, NodeRun } from './node-run'
import type { Plan, PlanEdge, PlanNode } from './plan'
import type { Ports } from './ports'
import { prepareInputs } from './prepare-inputs'
import { Progress } from './progress'
import { Recorder } from './record'
import { requireOutputComponent } from './require-output-component'
import type { RunInput, RunOptions } from './run'
import { runOutput } from './run-output'
import { selectOutputs } from './select-outputs'
import type { JsonValue, MessageValue, Value } from './values'
import { watchDeadlines } from './watch-deadlines'

/** After this many node starts without a pause, sockets and timers get their turn. */
const STARTS_PER_TURN = 256

type End = Extract<RunEvent, { type: 'run_finished' | 'run_failed' | 'run_stopped' }>

/** One run from first to last event. */
export class Scheduler implements NodeHost, StreamSink {
  private readonly queue = new EventQueue<RunEvent>(() => this.stop())
  private readonly recorder = new Recorder()
  private readonly watching = new AbortController()
  private readonly running = new Map<number, NodeRun>()
  private readonly results: (Record<string, Value> | undefined)[]
  private readonly outputs: (RunOutput | undefined)[] = []
  private readonly ready: PlanNode[] = []
  private readonly started: number
  private nextReady = 0
  private startsThisTurn = 0
  private pausing = false
  private over = false
  private active: Uint8Array = new Uint8Array()
  private progress: Progress | undefined
  private streams: ChatStreams | undefined

  constructor(
    private readonly plan: Plan,
    private readonly input: RunInput,
    readonly ports: Ports,
    private readonly options: RunOptions,
  ) {
    this.results = new Array(plan.nodes.length)
    this.started = ports.clock.now()
  }

  get scope() {
    return this.input.scope
  }

  start(): AsyncIterator<RunEvent, undefined> {
    try {
      this.begin()
    } catch (error) {
      this.emit({ type: 'run_started', node_ids: [], first: [] })
      this.fail(errorShape(error, this.recorder))
    }
    return this.queue
  }

  private begin(): void {
    if (this.plan.fatal) throw problemError(this.plan.fatal)
    requireOutputComponent(this.plan, this.input.outputs?.output_component)
    this.active = activeNodes(this.plan, this.input)
    this.progress = new Progress(this.plan, this.active)
    this.streams = new ChatStreams(this.plan, this.active, this.scope, this.ports.ids, (edge) => this.carried(edge))
    const first = this.progress.first()
    const taking_part = this.plan.nodes.filter((planned) => this.active[planned.index])
    this.emit({ type: 'run_started', node_ids: taking_part.map(idOf), first: first.map(idOf) })
    if (this.options.signal?.aborted) {
      this.stop()
      return
    }
    this.options.signal?.addEventListener('abort', this.stop)
    this.watch()
    this.ready.push(...first)
    this.pump()
  }

  /** Starts what is ready as far as there is room, and ends the run when nothing is left. */
  private pump(): void {
    const room = Math.max(1, this.options.max_parallel ?? 16)
    while (!this.over && !this.pausing && this.running.size < room && this.nextReady < this.ready.length) {
      const planned = this.ready[this.nextReady]
      this.nextReady += 1
      if (!planned) continue
      void this.execute(planned)
      this.startsThisTurn += 1
      if (this.startsThisTurn >= STARTS_PER_TURN) this.pause()
    }
    if (this.over || this.running.size > 0 || this.nextReady < this.ready.length) return
    const all = this.outputs.filter((output) => output !== undefined)
    const outputs = selectOutputs(all, this.input.outputs ?? { output_type: 'any' })
    this.end({ type: 'run_finished', outputs, duration_ms: this.elapsed() })
  }

  private pause(): void {
    this.startsThisTurn = 0
    this.pausing = true
    void yieldToEventLoop().then(() => {
      this.pausing = false
      this.pump()
    })
  }

  private async execute(planned: PlanNode): Promise<void> {
    const node = new NodeRun(planned, this, this.ports.clock.now())
    this.running.set(planned.index, node)
    this.emit({ type: 'node_started', node_id: planned.node.id, at: node.started })
    try {
      if (planned.blocker) throw problemError(planned.blocker)
      const prepared = prepareInputs(planned, this.input, this.ports, this.recorder, (edge) => this.carried(edge))
      const inputs = prepared instanceof Promise ? await prepared : prepared
      if (this.over || !planned.component) return
      node.unresolved = inputs.unresolved
      const result = await planned.component.handler(inputs.inputs, node)
      if (!this.over) this.finish(node, inputs.inputs, result)
    } catch (error) {
      if (!this.over) this.failNode(node, error)
    }
  }

  private finish(node: NodeRun, inputs: NodeInputs, result: NodeResult): void {
    const { planned } = node
    this.running.delete(planned.index)
    this.results[planned.index] = result.outputs
    const outputs = this.recorder.outputs(result.outputs)
    const duration_ms = this.ports.clock.now() - node.started
    const settled = this.progress?.finish(planned, result.taken) ?? { ready: [], skipped: [] }
    this.outputs[planned.index] = runOutput(planned, outputs, duration_ms)
    this.emit({
      type: 'node_finished',
      node_id: planned.node.id,
      outputs,
      inputs: this.recorder.inputs(planned.fields, inputs),
      duration_ms,
      ...(node.total ? { usage: node.total } : {}),
      next: settled.ready.map(idOf),
      skipped: settled.skipped.map(idOf),
    })
    for (const skipped of settled.skipped) this.emit({ type: 'node_skipped', node_id: skipped.node.id })
    for (const next of settled.ready) this.ready.push(next)
    this.pump()
  }

  private failNode(node: NodeRun, reason: unknown): void {
    const error = errorShape(reason, this.recorder, node.planned)
    const duration_ms = this.ports.clock.now() - node.started
    this.running.delete(node.planned.index)
    this.emit({ type: 'node_failed', node_id: node.node_id, error, duration_ms })
    node.abort()
    this.fail(error)
  }

  private fail(error: Extract<RunEvent, { type: 'run_failed' }>['error']): void {
    const at = error.node_id === undefined ? {} : { node_id: error.node_id }
    this.end({ type: 'run_failed', error, ...at, duration_ms: this.elapsed() })
  }

  private readonly stop = (): void => this.end({ type: 'run_stopped', duration_ms: this.elapsed() })

  private end(event: End): void {
    if (this.over) return
    this.emit(event)
    this.over = true
    this.queue.close()
    this.options.signal?.removeEventListener('abort', this.stop)
    this.watching.abort()
    for (const node of this.running.values()) node.abort()
    this.running.clear()
  }

  private watch(): void {
    const deadlines = {
      clock: this.ports.clock,
      started: this.started,
      run_timeout_ms: this.options.run_timeout_ms ?? 30 * 60_000,
      node_timeout_ms: this.options.node_timeout_ms ?? 5 * 60_000,
      oldest: () => this.running.values().next().value,
    }
    watchDeadlines(deadlines, this.watching.signal).then(
      (overdue) => {
        if (!overdue || this.over) return
        if (overdue.node) this.failNode(overdue.node, overdue.error)
        else this.fail(errorShape(overdue.error, this.recorder))
      },
      (error: unknown) => this.fail(errorShape(error, this.recorder)),
    )
  }

  keepSecret(text: string): void {
    this.recorder.keepSecret(text)
  }

  log(node: NodeRun, message: string, data: JsonValue | undefined): void {
    this.emit({
      type: 'log',
      node_id: node.node_id,
      message: this.recorder.text(message),
      ...(data === undefined ? {} : { data: this.recorder.json(data) }),
    })
  }

  stream(node: NodeRun, chunks: AsyncIterable<string>): Promise<string> {
    if (!this.streams) throw new EngineError('internal', 'A node wrote before its run had begun.')
    return this.streams.write(node.planned, chunks, this)
  }

  async message(node: NodeRun, message: MessageValue): Promise<MessageValue> {
    const id = this.streams?.idOf(node.planned) ?? (await this.ports.ids.messageId())
    const whole = { ...message, id }
    this.emit({ type: 'message', node_id: node.node_id, message: whole, state: 'complete' })
    return whole
  }

  private carried(edge: PlanEdge): Value | undefined {
    if (this.active[edge.source]) {
      return this.progress?.isLive(edge) ? this.results[edge.source]?.[edge.edge.source_port] : undefined
    }
    return this.input.given?.[edge.edge.source]?.[edge.edge.source_port]
  }

  emit(event: RunEvent): void {
    if (!this.over) this.queue.push(event)
  }

  room(): Promise<void> {
    return this.queue.room()
  }

  ended(): boolean {
    return this.over
  }

  private elapsed(): number {
    return this.ports.clock.now() - this.started
  }
}

function idOf(planned: PlanNode): string {
  return planned.node.id
}
