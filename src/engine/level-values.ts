import { ChatStreams } from './chat-streams'
import { EngineError } from './errors'
import type { RunEvent, RunOutput, Within } from './events'
import type { NodeRun } from './node-run'
import type { PlanEdge, PlanLevel, PlanNode } from './plan'
import type { Progress, Settled } from './progress'
import type { Responders } from './responders'
import type { RunInput } from './run'
import type { RunHost } from './run-host'
import { runOutput } from './run-output'
import type { LevelSnapshot } from './suspension'
import type { TurnKeeper } from './turn-keeper'
import { valueAt } from './value-at'
import type { JsonValue, MessageValue, Value } from './values'

/** What the nodes of one level at work can see and say. */
export abstract class LevelValues {
  readonly results: (Record<string, Value> | undefined)[]
  readonly keepers = new Map<string, TurnKeeper>()
  readonly skipped = new Set<number>()
  /** Which ways nodes took that decided between several. */
  readonly taken = new Map<number, string[]>()
  readonly outputs: (RunOutput | undefined)[] = []
  responders: Responders | undefined
  protected readonly tag: { within?: Within }
  private streams: ChatStreams | undefined

  constructor(
    readonly host: RunHost,
    readonly plan: PlanLevel,
    protected readonly input: RunInput,
    protected readonly active: Uint8Array,
    protected readonly progress: Progress,
    readonly locals: Record<string, Value>,
    protected readonly parent: LevelValues | undefined,
    protected readonly within: Within | undefined,
  ) {
    this.results = new Array(plan.nodes.length)
    this.tag = within ? { within } : {}
  }

  get scope() {
    return this.host.scope
  }

  get ports() {
    return this.host.ports
  }

  /** Whether a node has run; `absent` when it is neither here nor in a level above. */
  state(node_id: string): 'absent' | 'open' | 'done' | 'skipped' {
    const planned = this.find(node_id)
    if (!planned) return this.parent?.state(node_id) ?? 'absent'
    if (this.outputsOf(planned)) return 'done'
    return this.skipped.has(planned.index) || !this.active[planned.index] ? 'skipped' : 'open'
  }

  read(selector: readonly string[]): Value | undefined {
    const [head = '', name, ...path] = selector
    const shared = this.host.shared(head)
    if (shared) return name === undefined ? undefined : valueAt(shared(name), path)
    const planned = this.find(head)
    const values = planned ? this.outputsOf(planned) : this.plan.container === head ? this.locals : undefined
    if (!planned && this.plan.container !== head) return this.parent?.read(selector)
    // Older exports name the run's own values under the start node.
    if (name?.startsWith('sys.')) return this.read(['sys', name.slice(4), ...path])
    return name !== undefined && values && Object.hasOwn(values, name) ? valueAt(values[name], path) : undefined
  }

  assign(run: NodeRun, selector: readonly string[], value: Value): void {
    const [head = '', name = ''] = selector
    if (head === 'conversation') {
      this.host.assignConversation(name, value)
      this.ports.memory.remember(name, value)
    } else this.assignLocal(head, name, value)
    const recorded = this.host.recorder.value(value)
    this.emit({ type: 'variable_updated', node_id: run.node_id, selector: [...selector], value: recorded, ...this.tag })
  }

  /** Goes through what was done before without doing it again; gives the nodes that are still to run. */
  protected restore(first: PlanNode[], snapshot: LevelSnapshot): PlanNode[] {
    const left: PlanNode[] = []
    const open = [...first]
    Object.assign(this.locals, snapshot.locals)
    for (let planned = open.pop(); planned; planned = open.pop()) {
      const { id } = planned.node
      const done = Object.hasOwn(snapshot.done, id) ? snapshot.done[id] : undefined
      if (!done) {
        left.push(planned)
        continue
      }
      this.results[planned.index] = done.outputs
      if (done.taken) this.taken.set(planned.index, done.taken)
      this.outputs[planned.index] = runOutput(planned, this.host.recorder.outputs(done.outputs), 0)
      open.push(...this.settled(planned, done.taken).ready)
      this.responders?.skip(planned)
    }
    return left
  }

  /** Decides what follows from a node that is done. */
  protected settled(planned: PlanNode, taken: readonly string[] | undefined): Settled {
    const settled = this.progress.finish(planned, taken)
    for (const skipped of settled.skipped) {
      this.skipped.add(skipped.index)
      this.responders?.skip(skipped)
    }
    if (this.responders) {
      for (const edge of planned.outgoing) {
        const target = this.plan.nodes[edge.target]
        if (target && this.progress.isLive(edge)) this.responders.markCertain(target)
      }
      this.responders.speak()
    }
    return settled
  }

  protected assignLocal(container: string, name: string, value: Value): void {
    if (this.plan.container === container && Object.hasOwn(this.locals, name)) {
      this.locals[name] = value
    } else if (this.parent) {
      this.parent.assignLocal(container, name, value)
    } else {
      throw new EngineError('invalid_input', `"${container}.${name}" cannot be assigned.`, {
        hint: 'Only conversation variables and the variables of a loop around the node can.',
      })
    }
  }

  keepSecret(text: string): void {
    this.host.keepSecret(text)
  }

  log(node: NodeRun, message: string, data: JsonValue | undefined): void {
    const { recorder } = this.host
    this.emit({
      type: 'log',
      node_id: node.node_id,
      message: recorder.text(message),
      ...(data === undefined ? {} : { data: recorder.json(data) }),
      ...this.tag,
    })
  }

  stream(node: NodeRun, chunks: AsyncIterable<string>): Promise<string> {
    const { responders } = this
    const heard = responders ? tap(chunks, (chunk) => responders.chunk(node.node_id, chunk)) : chunks
    return this.chats().write(node.planned, heard, this.host)
  }

  async message(node: NodeRun, message: MessageValue): Promise<MessageValue> {
    const id = message.id ?? this.streams?.idOf(node.planned) ?? (await this.ports.ids.messageId())
    const whole = { ...message, id }
    const shown = { ...whole, text: this.host.recorder.text(whole.text) }
    this.emit({ type: 'message', node_id: node.node_id, message: shown, state: 'complete' })
    return whole
  }

  private chats(): ChatStreams {
    this.streams ??= new ChatStreams(this.plan, this.active, this.scope, this.ports.ids, (edge) => this.carried(edge))
    return this.streams
  }

  /** The value of a wire, when it carries one. */
  protected carried(edge: PlanEdge): Value | undefined {
    const from = this.plan.nodes[edge.source]
    if (from && !this.active[from.index]) {
      const given = givenBy(this.input, from)
      return given && Object.hasOwn(given, edge.edge.source_port) ? given[edge.edge.source_port] : undefined
    }
    if (!this.progress.isLive(edge)) return undefined
    if (edge.inner === undefined) return this.results[edge.source]?.[edge.edge.source_port]
    const container = this.plan.nodes[edge.source]?.node.id ?? ''
    return this.keepers.get(container)?.last?.read([edge.inner, edge.edge.source_port])
  }

  /** What a node gave, or what was given in its place. */
  private outputsOf(planned: PlanNode): Readonly<Record<string, Value>> | undefined {
    return this.active[planned.index] ? this.results[planned.index] : givenBy(this.input, planned)
  }

  protected find(node_id: string): PlanNode | undefined {
    const planned = this.host.plan.by_id.get(node_id)
    return planned && this.plan.nodes[planned.index] === planned ? planned : undefined
  }

  protected emit(event: RunEvent): void {
    this.host.emit(event)
  }
}

/** The outputs that a run was given in place of a node's own. */
export function givenBy({ given }: Pick<RunInput, 'given'>, { node }: PlanNode) {
  return given && Object.hasOwn(given, node.id) ? given[node.id] : undefined
}

async function* tap(chunks: AsyncIterable<string>, hear: (chunk: string) => void): AsyncIterable<string> {
  for await (const chunk of chunks) {
    if (chunk !== '') hear(chunk)
    yield chunk
  }
}
