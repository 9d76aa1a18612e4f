import { EngineError } from '../errors'
import type { ModelChunk, ModelPort, ModelRequest } from '../ports'

/** A piece of a scripted answer: text, any chunk but the `finish`, which comes by itself unless scripted, or an error. */
export type ScriptedPiece = string | ModelChunk | EngineError

/** What a scripted model does with a request: pieces to stream, or an error to throw. */
export type ModelScript = (
  request: ModelRequest,
) => readonly ScriptedPiece[] | EngineError | AsyncIterable<ScriptedPiece>

/** A model that follows a script and remembers what it was asked. */
export function fakeModel(script: ModelScript): ModelPort & { requests: ModelRequest[] } {
  const requests: ModelRequest[] = []
  return {
    requests,
    async *stream(request: ModelRequest): AsyncIterable<ModelChunk> {
      request.signal.throwIfAborted()
      requests.push(request)
      const answer = script(request)
      if (answer instanceof EngineError) throw answer
      let called = false
      for await (const piece of answer) {
        request.signal.throwIfAborted()
        if (piece instanceof EngineError) throw piece
        if (typeof piece === 'string') {
          yield { type: 'text', text: piece }
          continue
        }
        yield piece
        if (piece.type === 'finish') return
        called ||= piece.type === 'tool_call'
      }
      yield { type: 'finish', usage: { input_tokens: 3, output_tokens: 5 }, reason: called ? 'tool-calls' : 'stop' }
    },
  }
}

/** The text of the last turn, whatever its form. */
export function lastText(request: ModelRequest): string {
  const content = request.turns.at(-1)?.content ?? ''
  if (typeof content === 'string') return content
  return content.map((part) => (part.type === 'text' ? part.text : `[${part.file.name}]`)).join('')
}
