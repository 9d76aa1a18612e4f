import type { ModelChunk, ToolCall } from '@/engine/ports'
import type { ProviderModel } from './open-model'
import { toolArgs } from './tool-args'

type Whole = Awaited<ReturnType<ProviderModel['doGenerate']>>
type Usage = Whole['usage']

/** An answer that came in one piece, as the chunks that a streamed one would have had. */
export function wholeAnswer({ content, finishReason, usage }: Whole): ModelChunk[] {
  const chunks: ModelChunk[] = []
  for (const part of content) {
    if (part.type === 'text') chunks.push({ type: 'text', text: part.text })
    else if (part.type === 'reasoning') chunks.push({ type: 'reasoning', text: part.text })
    else if (part.type === 'tool-call') chunks.push(toolCallChunk(part))
  }
  chunks.push(finishChunk(finishReason, usage))
  return chunks
}

export function toolCallChunk(part: { toolCallId: string; toolName: string; input: string }): ModelChunk {
  const call: ToolCall = { id: part.toolCallId, name: part.toolName, args: toolArgs(part.toolName, part.input) }
  return { type: 'tool_call', call }
}

/** Servers that give no reason for the end of a whole answer mean that it is one. */
export function finishChunk(reason: Whole['finishReason'], { inputTokens, outputTokens }: Usage): ModelChunk {
  return {
    type: 'finish',
    reason: reason.raw === undefined ? 'stop' : reason.unified,
    usage: {
      ...(inputTokens.total === undefined ? {} : { input_tokens: inputTokens.total }),
      ...(outputTokens.total === undefined ? {} : { output_tokens: outputTokens.total }),
    },
  }
}
