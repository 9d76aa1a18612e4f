import type { NodeContext, NodeInputs, RunScope, Turn } from './component'
import type { PlanNode } from './plan'
import type { ModelUsage, Ports } from './ports'
import type { SuspendAnswer } from './suspension'
import type { JsonValue, MessageValue, Value } from './values'

/** What a node's work needs from the level that it is part of. */
export interface NodeHost {
  scope: RunScope
  ports: Ports
  keepSecret(text: string): void
  log(run: NodeRun, message: string, data: JsonValue | undefined): void
  stream(run: NodeRun, chunks: AsyncIterable<string>): Promise<string>
  message(run: NodeRun, message: MessageValue): Promise<MessageValue>
  read(selector: readonly string[]): Value | undefined
  assign(run: NodeRun, selector: readonly string[], value: Value): void
  turn(run: NodeRun, index: number, locals: Record<string, Value>): Promise<Turn>
}

/** More values that a node read are not told. */
const MAX_SEEN = 50

const plus = (sum: ModelUsage | undefined, more: ModelUsage): ModelUsage => ({
  input_tokens: (sum?.input_tokens ?? 0) + (more.input_tokens ?? 0),
  output_tokens: (sum?.output_tokens ?? 0) + (more.output_tokens ?? 0),
})

/** One node at work: what its handler sees, and what the run keeps about it. */
export class NodeRun implements NodeContext {
  unresolved: Readonly<Record<string, string>> = {}
  /** What it runs with, once that is known. */
  inputs: NodeInputs | undefined
  /** What it read of others, by selector. */
  readonly seen = new Map<string, Value>()
  total: ModelUsage | undefined
  /** The same, model by model. */
  readonly models = new Map<string, ModelUsage>()
  answer: SuspendAnswer | undefined
  private controller: AbortController | undefined
  private aborted = false

  constructor(
    readonly planned: PlanNode,
    private readonly host: NodeHost,
    readonly started: number,
    /** 1 the first time, more when it is tried again. */
    readonly attempt: number,
    /** Has the failure of this node dealt with by its level. */
    readonly fail: (node: NodeRun, error: unknown) => void,
  ) {}

  get node_id(): string {
    return this.planned.node.id
  }

  get node_name(): string {
    return this.planned.node.name
  }

  get run(): RunScope {
    return this.host.scope
  }

  get ports(): Ports {
    return this.host.ports
  }

  /** Made when first asked for: most nodes never look at it. */
  get signal(): AbortSignal {
    if (!this.controller) {
      this.controller = new AbortController()
      if (this.aborted) this.controller.abort()
    }
    return this.controller.signal
  }

  wanted(output: string): boolean {
    const { outgoing } = this.planned
    return outgoing.length === 0 || outgoing.some((edge) => edge.edge.source_port === output)
  }

  get recovers(): boolean {
    const { policy } = this.planned
    return policy !== undefined && (policy.retry !== undefined || policy.on_error.kind !== 'fail')
  }

  get leaf(): boolean {
    return this.planned.outgoing.length === 0
  }

  keepSecret(text: string): void {
    this.host.keepSecret(text)
  }

  log(message: string, data?: JsonValue): void {
    this.host.log(this, message, data)
  }

  usage(usage: ModelUsage, model?: string): void {
    this.total = plus(this.total, usage)
    if (model) this.models.set(model, plus(this.models.get(model), usage))
  }

  stream(chunks: AsyncIterable<string>): Promise<string> {
    return this.host.stream(this, chunks)
  }

  message(message: MessageValue): Promise<MessageValue> {
    return this.host.message(this, message)
  }

  read(selector: readonly string[]): Value | undefined {
    const value = this.host.read(selector)
    // Kept for whoever asks what it ran with, should it fail: its settings may hold secrets, the values of others do not.
    if (value !== undefined && this.seen.size < MAX_SEEN) this.seen.set(selector.join('.'), value)
    return value
  }

  assign(selector: readonly string[], value: Value): void {
    this.host.assign(this, selector, value)
  }

  turn(index: number, locals: Record<string, Value>): Promise<Turn> {
    return this.host.turn(this, index, locals)
  }

  /** The same node called as a tool: the work of the call ends with this signal. */
  forCall(signal: AbortSignal): NodeRun {
    const call = new NodeRun(this.planned, this.host, this.started, this.attempt, this.fail)
    call.unresolved = this.unresolved
    if (signal.aborted) call.abort()
    else signal.addEventListener('abort', () => call.abort(), { once: true })
    return call
  }

  abort(): void {
    this.aborted = true
    this.controller?.abort()
  }
}
