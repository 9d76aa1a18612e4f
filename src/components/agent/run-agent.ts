import type { NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import type { AgentAnswer, AgentTask } from './agent-task'
import { AgentTools } from './agent-tools'
import { functionCalling } from './function-calling'
import { react } from './react'

/** What a strategy works with. */
export interface AgentWork {
  task: AgentTask
  context: NodeContext
  tools: AgentTools
  /** Aborts with the node, and when the time is up. */
  signal: AbortSignal
  answer: AgentAnswer
}

/**
 * Lets a model work with tools until it has an answer. Each call is logged as `tool_started` and `tool`, with name, arguments,
 * result and duration. What tools throw, and names of tools that are not there, are told to the model. Stopping the node stops
 * the model and the tools. Throws `model_*`, and `agent_limit` when the task says so.
 */
export async function runAgent(context: NodeContext, task: AgentTask): Promise<AgentAnswer> {
  const answer: AgentAnswer = { text: '', said: '', steps: [], iterations: 0 }
  const timer = new TimeLimit(context, task.max_time_ms)
  const tools = new AgentTools(task.tools, context, answer.steps)
  const pieces = said(work({ task, context, tools, signal: timer.signal, answer }, timer), answer)
  try {
    if (task.stream) await context.stream(pieces)
    else for await (const _piece of pieces);
  } finally {
    timer.stop()
  }
  return answer
}

async function* work(work: AgentWork, timer: TimeLimit): AsyncIterable<string> {
  const { task, answer } = work
  const strategy = task.strategy === 'react' && task.tools.length > 0 ? react : functionCalling
  try {
    yield* strategy(work)
  } catch (error) {
    if (!timer.over) throw error
    const message = `The agent was stopped after ${Math.round((task.max_time_ms ?? 0) / 1000)} seconds, its time limit.`
    if (task.on_limit === 'fail') {
      throw new EngineError('agent_limit', message, { hint: 'Raise the limit, or give the agent less to do.' })
    }
    answer.limit = 'time'
    answer.text = message
    yield answer.said === '' ? message : `\n\n${message}`
  }
}

async function* said(pieces: AsyncIterable<string>, answer: AgentAnswer): AsyncIterable<string> {
  for await (const piece of pieces) {
    answer.said += piece
    yield piece
  }
}

/** The node's signal, which also aborts once the time is up. */
class TimeLimit {
  over = false
  readonly signal: AbortSignal
  private readonly limit = new AbortController()
  private readonly finished = new AbortController()

  constructor(context: NodeContext, max_time_ms: number | undefined) {
    if (max_time_ms === undefined) {
      this.signal = context.signal
      return
    }
    this.signal = AbortSignal.any([context.signal, this.limit.signal])
    context.ports.clock.sleep(max_time_ms, this.finished.signal).then(
      () => {
        this.over = !context.signal.aborted
        this.limit.abort()
      },
      () => {
        // The work was done before the time was up.
      },
    )
  }

  stop(): void {
    this.finished.abort()
  }
}
