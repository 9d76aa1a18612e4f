import type { UserActor } from '@/contract/actor'
import { withHint } from '@/lib/with-hint'
import { type RawRequest, rawAnswer } from '@/platform/rest/raw-answers'
import { streamAnswer } from '@/platform/rest/stream-answer'
import { textAnswer } from '@/platform/rest/text-answer'
import { moreRunOps } from '../contract/more-runs.operations'
import { openaiOps } from '../contract/openai.operations'
import { publicRunOps } from '../contract/public-run.operations'
import { runOps } from '../contract/run.operations'
import { workflowOps } from '../contract/workflow.operations'
import { startBuild } from './build-flow'
import { messageOf } from './live-run-error'
import { streamChatCompletion } from './openai/chat-completion'
import { createResponse } from './openai/response'
import { streamResponse } from './openai/response-stream'
import { startPublicBuild } from './public/build-public'
import { pollPublicEvents, streamPublicEvents } from './public/read-public-events'
import { pollBuildEvents, streamBuildEvents } from './read-build-events'
import { readEvents } from './read-events'
import { runAdvanced } from './run-advanced'
import { answerOf, type Release, scopeOf, startFlowRun } from './run-flow'
import { conversationEvents, type WireEvent } from './studio/build-events'
import { runWebhook } from './webhook/run-webhook'
import { executeWorkflow, startWorkflow } from './workflow/execute-workflow'
import { streamWorkflow } from './workflow/workflow-stream'

const variableHeader = /^x-(?:millrace|skillflaw|langflow)-global-var-(.+)$/

/** Answers of this module that are streams, and those that depend on the request's headers. */
export const runRawAnswers = [
  rawAnswer(runOps.simplified_run_flow, (actor, input, request) => runAnswer(actor, input, request, 'draft')),
  rawAnswer(runOps.simplified_run_dev_flow, (actor, input, request) => runAnswer(actor, input, request, 'draft')),
  rawAnswer(runOps.simplified_run_online_flow, (actor, input, request) => runAnswer(actor, input, request, 'online')),
  rawAnswer(runOps.simplified_run_release_flow, (actor, input, request) =>
    runAnswer(actor, input, request, { label: input.v }),
  ),
  rawAnswer(moreRunOps.experimental_run_flow, async (actor, input, request) => {
    const answer = await runAdvanced(actor, input, headerVariables(request.headers), keyOf(request))
    return textAnswer(JSON.stringify(answer, (_key, value: unknown) => (value === null ? undefined : value)))
  }),
  rawAnswer(moreRunOps.webhook_run_flow, async (actor, input, request) => {
    const { headers, url } = request
    const accepted = await runWebhook(actor, input, { headers, query: url.searchParams }, keyOf(request))
    return textAnswer(JSON.stringify(accepted), { status: 202 })
  }),
  rawAnswer(openaiOps.create_chat_completion, async (actor, input, request) =>
    input.stream
      ? streamAnswer('text/event-stream', await streamChatCompletion(actor, input, request.signal))
      : undefined,
  ),
  rawAnswer(openaiOps.create_response, async (actor, input, request) => {
    const variables = headerVariables(request.headers)
    if (input.stream) {
      return streamAnswer('text/event-stream', await streamResponse(actor, input, variables, request.signal))
    }
    const answer = JSON.stringify(await createResponse(actor, input, variables))
    return textAnswer(answer)
  }),
  rawAnswer(workflowOps.execute_workflow, async (actor, input, request) => {
    if (!input.stream) return textAnswer(JSON.stringify(await executeWorkflow(actor, input, keyOf(request))))
    const run = await startWorkflow(actor, input, keyOf(request))
    return streamAnswer('text/event-stream', streamWorkflow(actor, run, request.signal))
  }),
  rawAnswer(runOps.build_flow, async (actor, input, request) => {
    if (input.event_delivery !== 'direct') return undefined
    const run = await startBuild(actor, input)
    return ndjson(streamBuildEvents(actor, { job_id: run.id }, request.signal))
  }),
  rawAnswer(runOps.get_build_events, async (actor, input, request) => {
    const last = Number.parseInt(request.headers.get('last-event-id') ?? '', 10)
    const query = { job_id: input.job_id, after: input.after ?? (Number.isNaN(last) ? undefined : last) }
    if (input.event_delivery === 'polling') return polled(await pollBuildEvents(actor, query, request.signal))
    return ndjson(streamBuildEvents(actor, query, request.signal))
  }),
  rawAnswer(publicRunOps.build_public_tmp, async (actor, input, request) => {
    if (input.event_delivery !== 'direct') return undefined
    const run = await startPublicBuild(actor, input)
    return ndjson(streamPublicEvents(actor, { job_id: run.id, client_id: input.client_id }, request.signal))
  }),
  rawAnswer(publicRunOps.get_public_build_events, async (actor, input, request) => {
    if (input.event_delivery === 'polling') return polled(await pollPublicEvents(actor, input, request.signal))
    return ndjson(streamPublicEvents(actor, input, request.signal))
  }),
]

/** The answer of a run, waited for or streamed. */
async function runAnswer(
  actor: UserActor,
  input: Parameters<typeof startFlowRun>[1],
  request: RawRequest,
  release: Release,
): Promise<Response> {
  const request_variables = { ...input.context?.request_variables, ...headerVariables(request.headers) }
  const { run, request: asked } = await startFlowRun(
    actor,
    { ...input, context: { request_variables } },
    release,
    keyOf(request),
  )
  if (!input.stream) {
    const answer = JSON.stringify(await answerOf(run, asked))
    return textAnswer(answer)
  }
  const events = async function* (): AsyncGenerator<WireEvent> {
    for await (const { event } of readEvents(actor.tenant_id, run.id, 0, request.signal)) {
      if (event.type === 'token' || event.type === 'message') yield* conversationEvents(event, scopeOf(run, asked))
    }
    const { error, status } = await run.done
    if (error) yield { event: 'error', data: { error: withHint(messageOf(error)) } }
    else if (status === 'stopped') yield { event: 'error', data: { error: 'The run was stopped' } }
    else yield { event: 'end', data: { result: await answerOf(run, asked) } }
  }
  return streamAnswer('text/event-stream', lines(events()))
}

const keyOf = ({ headers }: RawRequest) => headers.get('idempotency-key') ?? undefined

/** Header names come in lower case; variables are looked up as written in upper case. */
function headerVariables(headers: Headers): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const [name, value] of headers.entries()) {
    const match = variableHeader.exec(name.toLowerCase())
    if (match?.[1]) variables[match[1].toUpperCase().replaceAll('-', '_')] = value
  }
  return variables
}

const line = (event: WireEvent) => `${JSON.stringify(event)}\n\n`

const polled = (events: WireEvent[]) =>
  textAnswer(events.map(line).join(''), { headers: { 'content-type': 'application/x-ndjson' } })

async function* lines(events: AsyncIterable<WireEvent>): AsyncGenerator<string> {
  for await (const event of events) yield line(event)
}

/** The first event is awaited before the answer begins, so that a wrong id is a 404 and not a broken stream. */
async function ndjson(events: AsyncGenerator<WireEvent>): Promise<Response> {
  const first = await events.next()
  const all = async function* () {
    if (first.done) return
    yield line(first.value)
    yield* lines(events)
  }
  return streamAnswer('application/x-ndjson', all())
}
