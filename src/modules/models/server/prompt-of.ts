import { EngineError } from '@/engine/errors'
import type { ChatTurn, ContentPart } from '@/engine/ports'
import type { FileValue } from '@/engine/values'
import type { ProviderModel } from './open-model'

type Prompt = Parameters<ProviderModel['doStream']>[0]['prompt']
type UserContent = Extract<Prompt[number], { role: 'user' }>['content']

/** Reads the bytes of a file that a model is shown. */
export type ReadFile = (file: FileValue, signal: AbortSignal) => Promise<Uint8Array>

/** Files that are shown as the text they are: not every provider takes them as files. */
const TEXT_TYPES = /^(text\/|application\/(json|xml|yaml|x-yaml|javascript)\b)/

/** A conversation as the AI SDK's providers take it. Throws what reading a file throws. */
export function promptOf(
  turns: readonly ChatTurn[],
  readFile: ReadFile | undefined,
  signal: AbortSignal,
): Prompt | Promise<Prompt> {
  if (!turns.some((turn) => typeof turn.content !== 'string')) return turns.map(plainTurn)
  return Promise.all(
    turns.map(async (turn) => {
      if (typeof turn.content === 'string') return plainTurn(turn)
      return { role: 'user' as const, content: await userContent(turn.content, readFile, signal) }
    }),
  )
}

/** Anthropic and Google refuse a conversation that the model begins, as the newest part of a longer one may. */
export function openedByUser(turns: readonly ChatTurn[], provider: string): readonly ChatTurn[] {
  if (provider !== 'anthropic' && provider !== 'google') return turns
  const first = turns.findIndex((turn) => turn.role !== 'system')
  if (first === -1 || turns[first]?.role === 'user') return turns
  const opening: ChatTurn = { role: 'user', content: '(Earlier messages are left out.)' }
  return [...turns.slice(0, first), opening, ...turns.slice(first)]
}

function plainTurn(turn: ChatTurn): Prompt[number] {
  if (turn.role === 'system') return { role: 'system', content: turn.content }
  if (turn.role === 'tool') {
    const output = { type: turn.failed ? ('error-text' as const) : ('text' as const), value: turn.content }
    return {
      role: 'tool',
      content: [{ type: 'tool-result', toolCallId: turn.call_id, toolName: turn.name, output }],
    }
  }
  if (turn.role === 'user') {
    return { role: 'user', content: typeof turn.content === 'string' ? [{ type: 'text', text: turn.content }] : [] }
  }
  const calls = (turn.tool_calls ?? []).map((call) => {
    return { type: 'tool-call' as const, toolCallId: call.id, toolName: call.name, input: call.args }
  })
  // A turn that only calls tools has no text part: some providers refuse an empty one.
  const text = turn.content === '' && calls.length > 0 ? [] : [{ type: 'text' as const, text: turn.content }]
  return { role: 'assistant', content: [...text, ...calls] }
}

async function userContent(
  parts: readonly ContentPart[],
  readFile: ReadFile | undefined,
  signal: AbortSignal,
): Promise<UserContent> {
  return Promise.all(
    parts.map(async (part) => {
      if (part.type === 'text') return part
      const { file } = part
      if (!readFile) {
        throw new EngineError('model_bad_request', `The file "${file.name}" cannot be shown to a model here.`, {
          hint: 'Leave files out of this call.',
        })
      }
      const bytes = await readFile(file, signal)
      if (TEXT_TYPES.test(file.media_type)) {
        return { type: 'text' as const, text: `${file.name}:\n${new TextDecoder().decode(bytes)}` }
      }
      return { type: 'file' as const, data: bytes, mediaType: file.media_type, filename: file.name }
    }),
  )
}
