import { activeNodes, type RunRange } from './active-nodes'
import type { NodeInputs, NodeResult, Turn } from './component'
import { errorShape, problemError } from './error-shape'
import { EngineError, type EngineErrorShape, TurnSuspended } from './errors'
import type { Within } from './events'
import { failureOutcome, type Recovery } from './failure-outcome'
import { LevelQueue } from './level-queue'
import { levelSnapshot } from './level-snapshot'
import { givenBy, LevelValues } from './level-values'
import { type NodeHost, NodeRun } from './node-run'
import { nodeTools } from './node-tools'
import { plainValue } from './plain-value'
import type { PlanEdge, PlanLevel, PlanNode } from './plan'
import { prepareInputs } from './prepare-inputs'
import { Progress } from './progress'
import { Responders } from './responders'
import type { RunInput } from './run'
import type { RunHost } from './run-host'
import { runOutput } from './run-output'
import type { LevelSnapshot, SuspendedAt, SuspendRequest } from './suspension'
import { TOOL_PORT } from './tool-port'
import { TurnKeeper } from './turn-keeper'
import type { JsonValue, Value } from './values'

/** How the work of a level ends. */
export type LevelEnd = 'done' | 'suspended' | { failed: EngineErrorShape }

export interface LevelOptions {
  parent?: Level
  within?: Within
  locals?: Record<string, Value>
  range?: RunRange
  /** Where the level stood when the run was paused. */
  snapshot?: LevelSnapshot
}

/** The nodes of one plan level at work: the flow itself, or one turn of a container. */
export class Level extends LevelValues implements NodeHost {
  readonly waiting = new Map<string, SuspendRequest>()
  broke = false
  over = false
  private readonly running = new Map<number, NodeRun>()
  private readonly queue = new LevelQueue()

  constructor(
    host: RunHost,
    plan: PlanLevel,
    input: RunInput,
    private readonly options: LevelOptions,
    private readonly settle: (end: LevelEnd) => void,
  ) {
    const active = activeNodes(plan, options.range ?? {}, (node) => givenBy(input, node))
    const { locals = {}, parent, within } = options
    super(host, plan, input, active, new Progress(plan, active, (node) => givenBy(input, node)), locals, parent, within)
  }

  /** The nodes that take part, and those that wait for nothing. */
  open(): { taking_part: PlanNode[]; first: PlanNode[] } {
    const taking_part = this.plan.nodes.filter((planned) => this.active[planned.index])
    const { snapshot } = this.options
    if (this.plan.responders.length > 0 && this.host.reply) {
      const { reply } = this.host
      this.responders = new Responders(this.plan, this.plan.nodes, this, reply, this.within, snapshot?.said ?? {})
    }
    const first = this.progress.first()
    for (const planned of first) this.responders?.markCertain(planned)
    this.queue.add(snapshot ? this.restore(first, snapshot) : first)
    return { taking_part, first }
  }

  private readonly carry = (edge: PlanEdge) => this.carried(edge)
  private readonly readValue = (selector: readonly string[]) => this.read(selector)

  /** Starts what is ready as far as there is room, and ends the level when nothing is left. */
  pump(): void {
    while (!this.over && this.host.mayStart()) {
      const planned = this.queue.take()
      if (!planned) break
      void this.execute(planned)
    }
    if (this.over) return
    if (this.queue.some) {
      this.host.wait(this)
      return
    }
    if (this.running.size > 0 || this.queue.resting > 0) return
    this.over = true
    const suspended = this.waiting.size > 0 || [...this.keepers.values()].some((keeper) => keeper.suspended)
    this.settle(suspended && !this.broke ? 'suspended' : 'done')
  }

  private async execute(planned: PlanNode): Promise<void> {
    const attempt = this.queue.attempt(planned)
    const node = new NodeRun(planned, this, this.ports.clock.now(), attempt, (run, error) => this.failNode(run, error))
    const asked = own(this.options.snapshot?.waiting, planned.node.id)
    node.answer = this.host.answerFor(this.place(planned))
    if (asked && !node.answer) {
      this.ask(planned, asked)
      return
    }
    this.running.set(planned.index, node)
    this.host.enter(node)
    if (attempt === 1) {
      this.emit({ type: 'node_started', node_id: planned.node.id, at: node.started, ...this.tag })
      this.responders?.start(planned)
    }
    try {
      if (planned.blocker) throw problemError(planned.blocker)
      const prepared = prepareInputs(planned, this.input, this.host, this.carry, this.readValue)
      const inputs = prepared instanceof Promise ? await prepared : prepared
      if (this.over || !planned.component) return
      node.unresolved = inputs.unresolved
      node.inputs = inputs.inputs
      const result = planned.outgoing.some((edge) => edge.edge.source_port === TOOL_PORT)
        ? { outputs: { [TOOL_PORT]: await nodeTools(planned.component, inputs.inputs, node) } }
        : await planned.component.handler(inputs.inputs, node)
      if (!this.over && this.running.get(planned.index) === node) this.finish(node, inputs.inputs, result)
    } catch (error) {
      if (!this.over && this.running.get(planned.index) === node) this.failNode(node, error)
    }
  }

  private finish(node: NodeRun, inputs: NodeInputs, result: NodeResult): void {
    const { planned } = node
    const keeper = this.keepers.get(planned.node.id)
    if (keeper?.suspended) {
      keeper.whenIdle(() => this.leaveSuspended(node))
    } else if (result.suspend) {
      this.leave(node)
      this.ask(planned, result.suspend)
    } else {
      if (result.breaks) this.broke = true
      const { recorder } = this.host
      const recorded = result.inputs ? recorder.record(result.inputs) : recorder.inputs(planned.fields, inputs)
      this.complete(node, result, recorded)
    }
  }

  private complete(node: NodeRun, result: NodeResult, inputs: Record<string, JsonValue>, recovered?: Recovery): void {
    const { planned } = node
    const duration_ms = this.ports.clock.now() - node.started
    this.leave(node)
    this.results[planned.index] = result.outputs
    if (result.taken) this.taken.set(planned.index, result.taken)
    const outputs = this.host.recorder.outputs(result.outputs)
    const settled = this.settled(planned, result.taken)
    this.outputs[planned.index] = runOutput(planned, outputs, duration_ms)
    this.emit({
      type: 'node_finished',
      node_id: planned.node.id,
      outputs,
      inputs,
      duration_ms,
      ...(node.total ? { usage: node.total } : {}),
      ...(node.models.size > 0 ? { models: Object.fromEntries(node.models) } : {}),
      next: settled.ready.map(idOf),
      skipped: settled.skipped.map(idOf),
      ...(recovered ? { recovered } : {}),
      ...this.tag,
    })
    for (const skipped of settled.skipped) {
      this.emit({ type: 'node_skipped', node_id: skipped.node.id, ...this.tag })
    }
    this.responders?.finish(planned, result.outputs.answer)
    if (this.broke) this.queue.drop()
    else this.queue.add(settled.ready)
    this.pump()
  }

  failNode(node: NodeRun, reason: unknown): void {
    const { planned } = node
    const keeper = this.keepers.get(planned.node.id)
    if (keeper?.suspended && reason instanceof TurnSuspended) {
      keeper.whenIdle(() => this.leaveSuspended(node))
      return
    }
    node.abort()
    keeper?.abort()
    const error = errorShape(reason, this.host.recorder, planned)
    const outcome = failureOutcome(planned, error, node.attempt)
    if (outcome.kind === 'retry') this.retry(node, error, outcome.wait_ms)
    else if (outcome.kind === 'recover') {
      this.host.exceptions += 1
      this.complete(node, outcome.result, this.ranWith(node) ?? {}, { error, by: outcome.by })
    } else {
      this.leave(node)
      const duration_ms = this.ports.clock.now() - node.started
      const inputs = this.ranWith(node)
      this.emit({
        type: 'node_failed',
        node_id: node.node_id,
        error,
        ...(inputs ? { inputs } : {}),
        duration_ms,
        ...this.tag,
      })
      this.fail(error)
    }
  }

  private ranWith(node: NodeRun): Record<string, JsonValue> | undefined {
    const { recorder } = this.host
    if (!node.planned.controlled) return node.inputs && recorder.inputs(node.planned.fields, node.inputs)
    if (node.seen.size === 0) return undefined
    return recorder.record(Object.fromEntries([...node.seen].map(([name, value]) => [name, plainValue(value)])))
  }

  private retry(node: NodeRun, error: EngineErrorShape, wait_ms: number): void {
    const { planned, attempt } = node
    this.leave(node)
    this.keepers.delete(planned.node.id)
    this.responders?.restart(planned.node.id)
    this.emit({ type: 'node_retried', node_id: planned.node.id, attempt, error, wait_ms, ...this.tag })
    const again = this.queue.rest(planned, attempt)
    const goOn = () => {
      again()
      // A turn that was left meanwhile does not try again.
      if (this.broke) this.queue.drop()
      if (!this.over) this.pump()
    }
    this.ports.clock.sleep(wait_ms, this.host.stopping).then(goOn, goOn)
  }

  private leave(node: NodeRun): void {
    this.running.delete(node.planned.index)
    this.host.leave(node)
  }

  private leaveSuspended(node: NodeRun): void {
    if (this.over) return
    this.leave(node)
    this.pump()
  }

  private ask(planned: PlanNode, asked: SuspendRequest): void {
    const request = this.host.recorder.request(asked)
    this.waiting.set(planned.node.id, request)
    const suspension = { path: this.place(planned), node_name: planned.node.name, request }
    this.host.suspensions.push(suspension)
    this.emit({ type: 'node_suspended', node_id: planned.node.id, suspension, ...this.tag })
    this.pump()
  }

  private place(planned: PlanNode): SuspendedAt {
    return { node_id: planned.node.id, turns: [...(this.within ?? [])] }
  }

  /** Ends the level because a node in it failed. */
  private fail(error: EngineErrorShape): void {
    if (this.over) return
    this.abort()
    this.settle({ failed: error })
  }

  /** Stops everything at work here and inside. */
  abort(): void {
    this.over = true
    for (const node of this.running.values()) {
      node.abort()
      this.host.leave(node)
    }
    this.running.clear()
    for (const keeper of this.keepers.values()) keeper.abort()
  }

  turn(run: NodeRun, index: number, locals: Record<string, Value>): Promise<Turn> {
    const { planned } = run
    const { inside } = planned
    if (!inside) {
      throw new EngineError('invalid_flow', `There is nothing inside "${planned.node.name}".`, {
        hint: 'Drag the nodes that it should repeat into it.',
      })
    }
    const known = this.keepers.get(planned.node.id)
    const keeper =
      known ?? new TurnKeeper(planned.node.id, inside, own(this.options.snapshot?.containers, planned.node.id) ?? {})
    if (!known) this.keepers.set(planned.node.id, keeper)
    return keeper.turn(index, locals, {
      host: this.host,
      within: [...(this.within ?? []), { node_id: planned.node.id, index }],
      outer: this.tag,
      make: (within, start, snapshot, settle) =>
        new Level(
          this.host,
          inside,
          this.input,
          { parent: this, within, locals: start, ...(snapshot ? { snapshot } : {}) },
          settle,
        ),
    })
  }

  snapshot(): LevelSnapshot {
    return levelSnapshot(this)
  }
}

/** Nodes may be called what every object has, such as `constructor`. */
function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined
}

function idOf(planned: PlanNode): string {
  return planned.node.id
}
