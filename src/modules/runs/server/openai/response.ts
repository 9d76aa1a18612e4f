import { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { findFlow } from '@/modules/flows/server'
import type { OpenAIResponse, openaiOps } from '../../contract/openai.operations'
import { RunError } from '../../contract/run.schema'
import type { LiveRun, RunResult } from '../live-run'
import { storedEvents } from '../read-events'
import { runRepository } from '../run.repository'
import { startRun } from '../start-run'
import { outputsOf } from '../stored-run'
import { answerText } from './answer-text'
import { responseId, responseRequest, runOfResponse } from './response-input'

type Input = z.infer<typeof openaiOps.create_response.input>
type Answer = z.infer<typeof OpenAIResponse>

/** One answer of a flow in the form of OpenAI's Responses. Faults are an answer with `error`, as the document has it. */
export async function createResponse(
  actor: UserActor,
  input: Input,
  variables: Record<string, string> = {},
): Promise<Answer | { error: Record<string, unknown> }> {
  const started = await startResponse(actor, input, variables)
  if ('error' in started) return started
  const { run } = started
  const about = { id: run.id, model: input.model, previous: input.previous_response_id ?? null }
  if (input.background) return responseBody(about, 'in_progress')
  const result = await run.done
  if (result.status === 'succeeded') {
    const tools = input.include?.includes('tool_call.results') ? await toolItems(actor.tenant_id, run.id) : []
    return responseBody(about, 'completed', answerText(result.outputs), result.usage, tools)
  }
  return { error: faultOf(result) }
}

/** Starts the run, or says in the document's form why it cannot. */
export async function startResponse(
  actor: UserActor,
  input: Input,
  variables: Record<string, string>,
): Promise<{ run: LiveRun } | { error: Record<string, unknown> }> {
  if (input.tools && input.tools.length > 0) {
    const message = 'Tools are part of the flow: "tools" cannot be given.'
    return { error: { message, type: 'invalid_request_error', code: 'tools_not_supported' } }
  }
  try {
    return { run: await startRun(actor, await responseRequest(actor, input, variables)) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const code = error.code === 'not_found' ? 'flow_not_found' : error.code
    return { error: { message: error.message, type: 'invalid_request_error', code } }
  }
}

/** A response by its id: one in the background, or an earlier one. */
export async function readResponse(actor: UserActor, input: { response_id: string }): Promise<Answer> {
  const run_id = runOfResponse(input.response_id)
  const row = run_id ? await runRepository.find(actor.tenant_id, run_id) : null
  if (!row) throw notFound('Response')
  if (row.user_id !== actor.user_id) await findFlow(actor, row.flow_id)
  const about = { id: row.id, model: row.flow_id, previous: null }
  switch (row.status) {
    case 'succeeded':
      return responseBody(about, 'completed', answerText(await outputsOf(row)))
    case 'queued':
    case 'running':
    case 'paused':
      return responseBody(about, 'in_progress')
    default: {
      const error = RunError.nullable().catch(null).parse(row.error)
      const message = error?.message ?? 'The run was stopped'
      return { ...responseBody(about, 'failed'), error: { message, code: error?.code ?? 'stopped' } }
    }
  }
}

export function faultOf(result: RunResult): Record<string, unknown> {
  const stopped = result.status === 'paused' ? 'The flow waits for a person.' : 'The run was stopped.'
  return {
    message: result.error?.message ?? stopped,
    type: 'processing_error',
    code: result.error?.code ?? result.status,
  }
}

interface About {
  /** Of the run. */
  id: string
  model: string
  previous: string | null
}

export function responseBody(
  about: About,
  status: Answer['status'],
  text?: string,
  usage?: RunResult['usage'],
  more: Record<string, unknown>[] = [],
): Answer {
  return {
    id: responseId(about.id),
    object: 'response',
    created_at: Math.floor(Date.now() / 1000),
    status,
    error: null,
    incomplete_details: null,
    instructions: null,
    max_output_tokens: null,
    model: about.model,
    output: text === undefined ? more : [...more, messageItem(about.id, text)],
    output_text: text ?? '',
    parallel_tool_calls: true,
    previous_response_id: about.previous,
    reasoning: { effort: null, summary: null },
    store: true,
    temperature: 1,
    text: { format: { type: 'text' } },
    tool_choice: 'auto',
    tools: [],
    top_p: 1,
    truncation: 'disabled',
    usage: usage
      ? {
          input_tokens: usage.input_tokens,
          input_tokens_details: { cached_tokens: 0 },
          output_tokens: usage.output_tokens,
          output_tokens_details: { reasoning_tokens: 0 },
          total_tokens: usage.input_tokens + usage.output_tokens,
        }
      : null,
    user: null,
    metadata: {},
  }
}

export const messageItem = (run_id: string, text: string, status = 'completed') => ({
  id: `msg_${run_id.replaceAll('-', '')}`,
  type: 'message',
  status,
  role: 'assistant',
  content: [{ type: 'output_text', text, annotations: [], logprobs: [] }],
})

const ToolStep = z.object({ name: z.string(), args: z.unknown(), result: z.unknown() })

/** What tools gave on the way, as the agents of the run logged it. */
async function toolItems(tenant_id: string, run_id: string): Promise<Record<string, unknown>[]> {
  const events = await storedEvents(tenant_id, run_id, 0)
  return events.flatMap(({ event, seq }) => {
    const step = event.type === 'log' && event.message === 'tool' ? ToolStep.safeParse(event.data).data : undefined
    if (!step) return []
    return [
      {
        id: `fc_${seq}`,
        type: 'tool_call',
        status: 'completed',
        tool_name: step.name,
        queries: [],
        arguments: step.args,
        results: step.result,
      },
    ]
  })
}
