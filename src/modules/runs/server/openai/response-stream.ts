import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import type { openaiOps } from '../../contract/openai.operations'
import type { LiveRun } from '../live-run'
import { faultOf, messageItem, responseBody, startResponse } from './response'
import { textPieces } from './text-pieces'

type Input = z.infer<typeof openaiOps.create_response.input>

/** A response as server-sent events under OpenAI's names, in its order and with its sequence numbers. */
export async function streamResponse(
  actor: UserActor,
  input: Input,
  variables: Record<string, string>,
  signal: AbortSignal,
): Promise<AsyncGenerator<string>> {
  const started = await startResponse(actor, input, variables)
  return 'error' in started ? refusal(started.error) : events(started.run, input, signal)
}

async function* refusal(error: Record<string, unknown>): AsyncGenerator<string> {
  yield frame('error', { sequence_number: 0, ...error, error })
}

async function* events(run: LiveRun, input: Input, signal: AbortSignal): AsyncGenerator<string> {
  const about = { id: run.id, model: input.model, previous: input.previous_response_id ?? null }
  let sequence_number = -1
  const event = (type: string, data: object) => {
    sequence_number += 1
    return frame(type, { sequence_number, ...data })
  }
  const { id: item_id } = messageItem(run.id, '')
  const at = { item_id, output_index: 0, content_index: 0 }
  const part = (text: string) => ({ type: 'output_text', text, annotations: [], logprobs: [] })
  yield event('response.created', { response: responseBody(about, 'in_progress') })
  yield event('response.in_progress', { response: responseBody(about, 'in_progress') })
  yield event('response.output_item.added', {
    output_index: 0,
    item: { ...messageItem(run.id, '', 'in_progress'), content: [] },
  })
  yield event('response.content_part.added', { ...at, part: part('') })
  let text = ''
  for await (const delta of textPieces(run, signal)) {
    text += delta
    yield event('response.output_text.delta', { ...at, delta, logprobs: [] })
  }
  const result = await run.done
  if (result.status !== 'succeeded') {
    const error = faultOf(result)
    yield event('response.failed', { response: { ...responseBody(about, 'failed'), error } })
    return
  }
  yield event('response.output_text.done', { ...at, text, logprobs: [] })
  yield event('response.content_part.done', { ...at, part: part(text) })
  yield event('response.output_item.done', { output_index: 0, item: messageItem(run.id, text) })
  yield event('response.completed', { response: responseBody(about, 'completed', text, result.usage) })
}

const frame = (type: string, data: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`
