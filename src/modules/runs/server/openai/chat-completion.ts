import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { openaiOps } from '../../contract/openai.operations'
import type { LiveRun, RunResult } from '../live-run'
import { messageOf } from '../live-run-error'
import { startRun } from '../start-run'
import { answerText } from './answer-text'
import { chatRequest } from './chat-request'
import { textPieces } from './text-pieces'

type Input = z.infer<typeof openaiOps.create_chat_completion.input>

/** One answer of a flow in the form of OpenAI's chat completions. */
export async function createChatCompletion(actor: UserActor, input: Input) {
  const run = await startRun(actor, await chatRequest(actor, input))
  const result = succeeded(await run.done)
  const content = answerText(result.outputs)
  return {
    ...head(run, input.model),
    object: 'chat.completion' as const,
    choices: [
      {
        index: 0,
        message: { role: 'assistant' as const, content, refusal: null },
        finish_reason: 'stop',
        logprobs: null,
      },
    ],
    usage: usageOf(result),
  }
}

/** The same as a stream of server-sent events. Starts the run before the first piece, so that faults keep their status. */
export async function streamChatCompletion(
  actor: UserActor,
  input: Input,
  signal: AbortSignal,
): Promise<AsyncGenerator<string>> {
  const run = await startRun(actor, await chatRequest(actor, input))
  return chunks(run, input, signal)
}

async function* chunks(run: LiveRun, input: Input, signal: AbortSignal): AsyncGenerator<string> {
  const base = { ...head(run, input.model), object: 'chat.completion.chunk' }
  const chunk = (delta: object, finish_reason: string | null) =>
    line({ ...base, choices: [{ index: 0, delta, finish_reason, logprobs: null }] })
  yield chunk({ role: 'assistant', content: '' }, null)
  for await (const content of textPieces(run, signal)) yield chunk({ content }, null)
  try {
    const result = succeeded(await run.done)
    yield chunk({}, 'stop')
    if (input.stream_options?.include_usage) yield line({ ...base, choices: [], usage: usageOf(result) })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    yield line({ error: { message: error.message, type: 'server_error', code: error.code } })
  }
  yield 'data: [DONE]\n\n'
}

const line = (value: object) => `data: ${JSON.stringify(value)}\n\n`

const head = (run: LiveRun, model: string) => ({
  id: `chatcmpl-${run.id.replaceAll('-', '')}`,
  created: Math.floor(Date.now() / 1000),
  model,
})

const usageOf = ({ usage }: RunResult) => ({
  prompt_tokens: usage.input_tokens,
  completion_tokens: usage.output_tokens,
  total_tokens: usage.input_tokens + usage.output_tokens,
})

/** The result of a run that gave an answer; anything else is the error that says why not. */
function succeeded(result: RunResult): RunResult {
  if (result.status === 'succeeded') return result
  if (result.error) throw messageOf(result.error)
  const why = result.status === 'paused' ? 'The flow waits for a person, which a chat cannot' : 'The run was stopped'
  throw new AppError('run_failed', why)
}
