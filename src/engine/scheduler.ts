import { errorShape, problemError } from './error-shape'
import type { EngineErrorShape } from './errors'
import type { RunEvent, RunOutput } from './events'
import { Level, type LevelEnd } from './level'
import type { Plan, PlanNode } from './plan'
import type { Ports } from './ports'
import { Reply } from './reply'
import { requireOutputComponent } from './require-output-component'
import type { RunInput, RunOptions } from './run'
import { RunHost, suspensionKey } from './run-host'
import { selectOutputs } from './select-outputs'
import { waitingPlaces } from './waiting-places'
import { watchDeadlines } from './watch-deadlines'

type End = Extract<RunEvent, { type: 'run_finished' | 'run_failed' | 'run_stopped' | 'run_paused' }>

/** One run from its first event to its last, or to a pause. */
export class Scheduler {
  private readonly host: RunHost
  private readonly started: number
  private readonly before_ms: number
  private root: Level | undefined

  constructor(
    private readonly plan: Plan,
    private readonly input: RunInput,
    private readonly ports: Ports,
    private readonly options: RunOptions,
  ) {
    const { resume } = input
    const remembered = resume?.snapshot.conversation ?? input.conversation ?? {}
    const answers = new Map(resume?.answers ?? [])
    this.started = ports.clock.now()
    this.before_ms = resume?.snapshot.elapsed_ms ?? 0
    this.host = new RunHost(plan, { ...input.scope }, ports, options, answers, remembered, () => this.stop())
    this.host.exceptions = resume?.snapshot.exceptions ?? 0
    for (const secret of resume?.snapshot.secrets ?? []) this.host.keepSecret(secret)
  }

  start(): AsyncIterator<RunEvent, undefined> {
    // Only a conversation whose nodes answer by their response needs a number before it begins.
    if (this.plan.replies) void this.beginWithReply()
    else this.begin(undefined)
    return this.host.events
  }

  private async beginWithReply(): Promise<void> {
    try {
      const known = this.input.resume?.snapshot.reply.message_id
      if (known === undefined) this.host.scope.message_id = await this.ports.ids.messageId()
      this.begin(known ?? (await this.ports.ids.messageId()))
    } catch (error) {
      this.fail(errorShape(error, this.host.recorder))
    }
  }

  private begin(message_id: number | undefined): void {
    try {
      this.open(message_id)
    } catch (error) {
      if (!this.root) this.host.emit({ type: 'run_started', node_ids: [], first: [] })
      this.fail(errorShape(error, this.host.recorder))
    }
  }

  private open(message_id: number | undefined): void {
    const { resume } = this.input
    if (this.plan.fatal) throw problemError(this.plan.fatal)
    requireOutputComponent(this.plan, this.input.outputs?.output_component)
    this.host.reply = new Reply(message_id, resume?.snapshot.reply.parts ?? [], this.input.scope, (event) =>
      this.host.emit(event),
    )
    const options = { range: this.input, ...(resume ? { snapshot: resume.snapshot.root } : {}) }
    const root = new Level(this.host, this.plan, this.input, options, (end) => void this.settle(end))
    const { taking_part, first } = root.open()
    this.root = root
    if (resume) this.host.emit({ type: 'run_resumed', answered: [...new Set(resume.answered)] })
    else this.host.emit({ type: 'run_started', node_ids: taking_part.map(idOf), first: first.map(idOf) })
    const { signal } = this.options
    if (signal?.aborted) {
      this.stop()
      return
    }
    signal?.addEventListener('abort', this.stop)
    this.watch()
    root.pump()
  }

  private async settle(end: LevelEnd): Promise<void> {
    if (end === 'suspended') this.pause()
    else if (end !== 'done') this.fail(end.failed)
    else {
      try {
        await this.keepReply()
        this.finish()
      } catch (error) {
        this.fail(errorShape(error, this.host.recorder))
      }
    }
  }

  /** What was answered by responses becomes one message of the conversation. */
  private keepReply(): Promise<void> | undefined {
    const whole = this.host.reply?.whole()
    if (!whole) return undefined
    const message = { ...whole.message, text: this.host.recorder.text(whole.message.text) }
    this.host.emit({ type: 'message', node_id: whole.node_id, message, state: 'complete' })
    return this.ports.memory.store(message)
  }

  private finish(): void {
    const outputs = selectOutputs(this.allOutputs(), this.input.outputs ?? { output_type: 'any' })
    const { exceptions, reply, recorder } = this.host
    this.end({
      type: 'run_finished',
      outputs,
      duration_ms: this.elapsed(),
      ...(exceptions > 0 ? { exceptions } : {}),
      ...(this.plan.replies && reply ? { reply: recorder.text(reply.parts.join('')) } : {}),
    })
  }

  /** What every node gave; several answers by response are one message, as they were said. */
  private allOutputs(): RunOutput[] {
    const all = this.root?.outputs.filter((output): output is RunOutput => output !== undefined) ?? []
    const whole = this.host.reply?.whole()
    if (!whole) return all
    const said = all.filter((output) => this.plan.by_id.get(output.node_id)?.response !== undefined)
    const last = said.find((output) => output.node_id === whole.node_id) ?? said.at(-1)
    if (!last) return all
    const message = { ...whole.message, text: this.host.recorder.text(whole.message.text) }
    return [...all.filter((output) => !said.includes(output)), { ...last, outputs: { message } }]
  }

  private pause(): void {
    const { root } = this
    if (!root || this.host.over) return
    const { conversation, reply, exceptions, suspensions, recorder } = this.host
    const message_id = reply?.message_id
    const at = root.snapshot()
    const places = new Set(waitingPlaces(at))
    // Turns that were given up, and begun again or not, ask nothing any more; of two askings the last one counts.
    const waiting = new Map(suspensions.map((suspension) => [suspensionKey(suspension.path), suspension]))
    this.end({
      type: 'run_paused',
      suspensions: [...waiting].flatMap(([place, suspension]) => (places.has(place) ? [suspension] : [])),
      snapshot: {
        version: 1,
        root: at,
        conversation: Object.fromEntries(conversation),
        reply: { parts: reply?.parts ?? [], ...(message_id === undefined ? {} : { message_id }) },
        exceptions,
        secrets: recorder.kept(),
        elapsed_ms: this.elapsed(),
      },
      duration_ms: this.elapsed(),
    })
  }

  private fail(error: EngineErrorShape): void {
    const at = error.node_id === undefined ? {} : { node_id: error.node_id }
    this.end({ type: 'run_failed', error, ...at, duration_ms: this.elapsed() })
  }

  private readonly stop = (): void => this.end({ type: 'run_stopped', duration_ms: this.elapsed() })

  private end(event: End): void {
    if (this.host.over) return
    this.host.close(event)
    this.options.signal?.removeEventListener('abort', this.stop)
    this.root?.abort()
  }

  private watch(): void {
    const deadlines = {
      clock: this.ports.clock,
      started: this.started,
      run_timeout_ms: this.options.run_timeout_ms ?? 30 * 60_000,
      node_timeout_ms: this.options.node_timeout_ms ?? 5 * 60_000,
      oldest: () => this.host.oldest(),
    }
    watchDeadlines(deadlines, this.host.stopping).then(
      (overdue) => {
        if (!overdue || this.host.over) return
        if (overdue.node) {
          overdue.node.fail(overdue.node, overdue.error)
          this.watch()
        } else this.fail(errorShape(overdue.error, this.host.recorder))
      },
      (error: unknown) => this.fail(errorShape(error, this.host.recorder)),
    )
  }

  private elapsed(): number {
    return this.before_ms + this.ports.clock.now() - this.started
  }
}

function idOf(planned: PlanNode): string {
  return planned.node.id
}
