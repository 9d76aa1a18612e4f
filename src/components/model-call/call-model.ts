import type { NodeContext } from '@/engine/component'
import type { ModelRequest, ModelUsage, ToolCall } from '@/engine/ports'

export interface ModelCall extends Omit<ModelRequest, 'signal' | 'whole'> {
  /**
   * True shows the text while it is being written, at the chat output that the node leads to; false asks the provider for
   * the whole of it at once. Without it the text streams in and nobody sees it.
   */
  stream?: boolean
  /** Default: the node's own. */
  signal?: AbortSignal
}

export interface ModelAnswer {
  text: string
  /** What the model thought, where its provider shows it apart from the answer. */
  reasoning: string
  tool_calls: ToolCall[]
  usage: ModelUsage
  /** `stop`, `length`, `tool-calls`, `content-filter` or the provider's own word. */
  finish_reason: string
}

/** Asks a model once and reports what it used. Throws `EngineError` of the `model_*` family. */
export async function callModel(context: NodeContext, call: ModelCall): Promise<ModelAnswer> {
  const answer = emptyAnswer()
  const pieces = answerPieces(context, call, answer)
  if (call.stream) await context.stream(pieces)
  else for await (const _piece of pieces);
  return answer
}

export function emptyAnswer(): ModelAnswer {
  return { text: '', reasoning: '', tool_calls: [], usage: {}, finish_reason: '' }
}

/** The text of one answer piece by piece; everything else about it is gathered in `answer`, which is whole at the end. */
export async function* answerPieces(
  context: NodeContext,
  { stream, ...call }: ModelCall,
  answer: ModelAnswer,
): AsyncIterable<string> {
  const { signal = context.signal, ...request } = call
  const whole = stream === false ? { whole: true } : {}
  for await (const chunk of context.ports.model.stream({ ...request, ...whole, signal })) {
    switch (chunk.type) {
      case 'text':
        answer.text += chunk.text
        yield chunk.text
        break
      case 'reasoning':
        answer.reasoning += chunk.text
        break
      case 'tool_call':
        answer.tool_calls.push(chunk.call)
        break
      case 'finish':
        answer.usage = chunk.usage
        answer.finish_reason = chunk.reason
        context.usage(chunk.usage, request.model.model)
    }
  }
}
