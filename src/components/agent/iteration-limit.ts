import { EngineError } from '@/engine/errors'
import type { ChatTurn } from '@/engine/ports'
import type { AgentTask } from './agent-task'

/** What an agent says that is out of rounds and has no answer either. */
export const NO_ANSWER = 'The agent stopped at its limit of iterations without an answer.'

/** Asks for an answer when no more tools may be called. */
export const closingTurn: ChatTurn = {
  role: 'user',
  content: 'You may call no more tools. Answer now from what you know already, and say what is missing.',
}

/** The error of an agent that may not go on and should not guess. */
export function iterationLimit(task: Pick<AgentTask, 'max_iterations'>): EngineError {
  return new EngineError('agent_limit', `The agent found no answer within ${task.max_iterations} iterations.`, {
    hint: 'Raise "Max Iterations", give clearer instructions, or use a stronger model.',
  })
}
