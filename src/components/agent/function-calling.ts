import { EngineError } from '@/engine/errors'
import type { ChatTurn } from '@/engine/ports'
import { answerPieces, emptyAnswer } from '../model-call/call-model'
import type { AgentStep } from './agent-task'
import { closingTurn, iterationLimit, NO_ANSWER } from './iteration-limit'
import type { AgentWork } from './run-agent'

/** The loop for models that call tools themselves. Yields text as the model writes it. */
export async function* functionCalling({ task, context, tools, signal, answer }: AgentWork): AsyncIterable<string> {
  const turns: ChatTurn[] = [...task.history, task.input]
  if (task.instructions !== '') turns.unshift({ role: 'system', content: task.instructions })
  for (let iteration = 1; ; iteration++) {
    // Tools stay on offer in the closing round: some providers refuse a history of calls without them.
    const closing = iteration > task.max_iterations
    if (closing && task.on_limit === 'fail') throw iterationLimit(task)
    const request = {
      model: task.model,
      turns: closing ? [...turns, closingTurn] : [...turns],
      tools: tools.specs,
      signal,
    }
    const reply = emptyAnswer()
    answer.iterations = iteration
    try {
      yield* apart(answerPieces(context, request, reply), answer)
    } catch (error) {
      if (closing || !task.handle_parsing_errors || !isUnreadable(error)) throw error
      turns.push({ role: 'user', content: `${error.message} Call it again, with a JSON object that fits its schema.` })
      continue
    }
    if (closing) answer.limit = 'iterations'
    if (reply.tool_calls.length === 0 || closing) {
      answer.text = reply.text || (closing ? NO_ANSWER : '')
      if (reply.text === '' && closing) yield NO_ANSWER
      return
    }
    const steps = await tools.callAll(reply.tool_calls, iteration, signal)
    turns.push({ role: 'assistant', content: reply.text, tool_calls: reply.tool_calls }, ...steps.map(toolTurn))
  }
}

/** Text that comes after other text of the same agent begins a paragraph of its own. */
async function* apart(pieces: AsyncIterable<string>, answer: { said: string }): AsyncIterable<string> {
  let first = answer.said !== ''
  for await (const piece of pieces) {
    if (first) yield '\n\n'
    first = false
    yield piece
  }
}

function toolTurn({ id, name, result, failed }: AgentStep): ChatTurn {
  return { role: 'tool', call_id: id, name, content: result, ...(failed ? { failed } : {}) }
}

function isUnreadable(error: unknown): error is EngineError {
  return error instanceof EngineError && error.code === 'model_bad_response'
}
