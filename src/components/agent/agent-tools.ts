import type { NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import type { ToolCall, ToolSpec } from '@/engine/ports'
import { textOf } from '@/engine/text-of'
import type { ToolValue } from '@/engine/values'
import type { AgentStep } from './agent-task'

/** Longest result that a model is told, in characters. */
const MAX_RESULT = 60_000

/** The tools of one agent at work. */
export class AgentTools {
  private readonly byName = new Map<string, ToolValue>()

  constructor(
    tools: readonly ToolValue[],
    private readonly context: NodeContext,
    private readonly steps: AgentStep[],
  ) {
    for (const tool of tools) this.byName.set(this.freeName(tool.name), tool)
  }

  /** What the model is told about them. Of two that share a name the second has a number behind it. */
  get specs(): ToolSpec[] {
    return [...this.byName].map(([name, { description, input_schema }]) => ({ name, description, input_schema }))
  }

  /** Makes a round's calls side by side; the steps are in the order of the calls. */
  async callAll(calls: readonly ToolCall[], iteration: number, signal: AbortSignal): Promise<AgentStep[]> {
    const steps = await Promise.all(calls.map((call) => this.call(call, iteration, signal)))
    this.steps.push(...steps)
    return steps
  }

  private async call({ id, name, args }: ToolCall, iteration: number, signal: AbortSignal): Promise<AgentStep> {
    signal.throwIfAborted()
    const { clock } = this.context.ports
    const started = clock.now()
    this.context.log('tool_started', { id, name, args, iteration })
    const { result, failed } = await this.resultOf(name, args, signal)
    const step: AgentStep = { id, name, args, result, failed, duration_ms: clock.now() - started, iteration }
    this.context.log('tool', { ...step })
    return step
  }

  private async resultOf(name: string, args: ToolCall['args'], signal: AbortSignal) {
    const tool = this.byName.get(name)
    if (!tool) {
      const names = [...this.byName.keys()].join(', ')
      return {
        result: `There is no tool "${name}". ${names ? `There are: ${names}.` : 'There are none.'}`,
        failed: true,
      }
    }
    try {
      return { result: clipped(textOf(await orAborted(tool.call(args, signal), signal))), failed: false }
    } catch (error) {
      signal.throwIfAborted()
      return { result: clipped(wordsOf(error)), failed: true }
    }
  }

  private freeName(name: string): string {
    let free = name
    for (let number = 2; this.byName.has(free); number++) free = `${name.slice(0, 60)}_${number}`
    return free
  }
}

/** A tool that does not listen to the signal is left behind. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

function wordsOf(error: unknown): string {
  if (error instanceof EngineError) return error.hint ? `${error.message} ${error.hint}` : error.message
  return error instanceof Error ? error.message : String(error)
}

function clipped(text: string): string {
  if (text.length <= MAX_RESULT) return text
  return `${text.slice(0, MAX_RESULT)}\n[${text.length - MAX_RESULT} more characters were left out]`
}
