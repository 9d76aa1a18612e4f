import { z } from 'zod'
import { FlowId, RunId, text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { FlowGraph } from '@/modules/flows/contract/flow.schema'
import {
  FormAnswer,
  FormRead,
  formStatuses,
  InputValueRequest,
  RunInputs,
  RunResponse,
  SimplifiedAPIRequest,
} from './run.schema'

export const EventDelivery = z.enum(['streaming', 'direct', 'polling'])
const after = z.int().min(0).max(1_000_000_000).optional().describe('Only events with a higher number than this')
export const ndjson = {
  content_type: 'application/x-ndjson',
  description: 'Events {event, data}: one JSON object a line, each followed by a blank line',
}

/** What the ways to run a flow have in common. */
const runInput = {
  flow_id_or_name: text(300).describe("A flow's id or endpoint name"),
  stream: z.boolean().default(false),
  input_request: SimplifiedAPIRequest.nullish(),
  context: z
    .looseObject({ request_variables: z.record(text(200), text(20_000)).nullish() })
    .nullish()
    .describe('request_variables: variables for this run by name'),
  ...flat(SimplifiedAPIRequest.shape),
  inputs: RunInputs.nullish().describe(
    "Values for the variables of a flow's start node. A flow with one text variable takes input_value for it",
  ),
}

const runOne = {
  surface: 'studio',
  method: 'POST',
  access: 'flow:run',
  audit: 'own_record',
  group: 'Base',
  body_optional: true,
  rate_limit: 'run',
  raw: [
    {
      content_type: 'text/event-stream',
      description: 'add_message, token, then end (data.result is the RunResponse) or error',
    },
  ],
  errors: ['bad_request', 'conflict', 'run_failed', 'unavailable'],
  output: RunResponse,
} as const

export const runOps = {
  simplified_run_flow: operation({
    ...runOne,
    path: '/api/v1/run/{flow_id_or_name}',
    summary: 'Run a flow',
    description:
      'Waits for the answer, or streams it with stream=true. The body is taken embedded (input_request, context) and flat (input_value, tweaks … at the root). Headers X-SKILLFLAW-GLOBAL-VAR-<NAME> give variables for this run. A client that goes away does not stop the run. With the header Idempotency-Key a call that is made again within a day starts nothing and gets the first answer; another call under the same key is a 409.',
    query: ['stream', 'user_id'],
    input: z.object({
      ...runInput,
      user_id: text(100).nullish().describe('Accepted for compatibility; the run belongs to the caller'),
    }),
  }),
  simplified_run_dev_flow: operation({
    ...runOne,
    path: '/api/v1/run/dev/{flow_id_or_name}',
    summary: 'Run the draft of a flow',
    query: ['stream', 'user_id'],
    input: z.object({ ...runInput, user_id: text(100).nullish() }),
  }),
  simplified_run_online_flow: operation({
    ...runOne,
    path: '/api/v1/run/online/{flow_id_or_name}',
    summary: 'Run the online version of a flow; 404 when none is online',
    query: ['stream'],
    input: z.object(runInput),
  }),
  simplified_run_release_flow: operation({
    ...runOne,
    path: '/api/v1/run/release/{flow_id_or_name}',
    summary: 'Run one version of a flow',
    query: ['stream', 'v'],
    input: z.object({
      ...runInput,
      v: text(100).describe('Label of the version'),
    }),
  }),
  build_flow: operation({
    surface: 'studio',
    method: 'POST',
    path: '/api/v1/build/{flow_id}/flow',
    access: 'flow:run',
    audit: 'own_record',
    group: 'Chat',
    summary: 'Build (run) a flow from the canvas',
    description:
      'Answers {job_id}, whose events are read at /api/v1/build/{job_id}/events; with event_delivery=direct, the events themselves.',
    query: ['stop_component_id', 'start_component_id', 'log_builds', 'flow_name', 'event_delivery'],
    body_optional: true,
    rate_limit: 'run',
    raw: [ndjson],
    errors: ['bad_request', 'unavailable'],
    input: z.object({
      flow_id: FlowId,
      stop_component_id: text(300).nullish().describe('Run only this node and what it needs'),
      start_component_id: text(300).nullish().describe('Run only this node and what follows'),
      log_builds: z.boolean().default(true),
      flow_name: text(300).nullish(),
      event_delivery: EventDelivery.default('polling'),
      inputs: InputValueRequest.nullish(),
      data: FlowGraph.nullish().describe('The graph to run instead of the stored one'),
      files: z.array(text(1_000)).max(100).nullish(),
    }),
    output: z.object({ job_id: RunId }),
  }),
  get_build_events: operation({
    surface: 'studio',
    method: 'GET',
    path: '/api/v1/build/{job_id}/events',
    access: 'run:read',
    group: 'Chat',
    summary: 'Read the events of a build',
    description:
      'polling answers at once with the events since the last poll; streaming and direct stay open until the end. `after`, or the header Last-Event-ID, reads again from any number. Closing the connection does not stop the build.',
    raw: [ndjson],
    raw_only: true,
    input: z.object({ job_id: text(100), event_delivery: EventDelivery.default('streaming'), after }),
    output: z.array(z.object({ event: z.string(), data: z.unknown() })),
  }),
  cancel_build: operation({
    surface: 'studio',
    method: 'POST',
    path: '/api/v1/build/{job_id}/cancel',
    access: 'run:stop',
    audit: 'own_record',
    group: 'Chat',
    summary: 'Cancel a build',
    body: 'none',
    input: z.object({ job_id: text(100) }),
    output: z.object({ success: z.boolean(), message: z.string() }),
  }),
  start_run: operation({
    surface: 'console',
    access: 'flow:run',
    audit: 'own_record',
    group: 'Runs',
    summary: 'Start a run and return at once',
    rate_limit: 'run',
    input: z.object({
      flow_id: FlowId,
      input_value: text(1_000_000).default(''),
      session_id: text(300).optional(),
      inputs: RunInputs.optional(),
      files: z.array(text(1_000)).max(100).optional().describe('References of files that come with the message'),
      data: FlowGraph.optional().describe('The graph to run instead of the stored one'),
      start_component_id: text(300).optional(),
      stop_component_id: text(300).optional(),
      given: z
        .record(text(300), z.record(text(300), z.json()))
        .optional()
        .describe(
          'Outputs by node and port: on the way to stop_component_id these nodes, and what only they need, do not run',
        ),
    }),
    output: z.object({ run_id: RunId }),
  }),
  watch_run: operation({
    surface: 'console',
    access: 'run:read',
    group: 'Runs',
    summary: 'Events of a run from any number on, live until it ends',
    input: z.object({ run_id: RunId, after }),
    output: z.custom<AsyncIterable<{ seq: number; event: import('@/engine').RunEvent }>>(),
  }),
  stop_run: operation({
    surface: 'console',
    access: 'run:stop',
    audit: 'own_record',
    group: 'Runs',
    summary: 'Stop a run',
    input: z.object({ run_id: RunId }),
    output: z.object({ stopped: z.boolean().describe('False when it had ended already') }),
  }),
  list_forms: operation({
    surface: 'studio',
    method: 'GET',
    path: '/api/v1/forms',
    access: 'run:read',
    group: 'Human input',
    summary: 'Forms of paused runs',
    input: z.object({
      status: z.enum(formStatuses).default('waiting'),
      run_id: RunId.optional(),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.array(FormRead),
  }),
  answer_form: operation({
    surface: 'studio',
    method: 'POST',
    path: '/api/v1/forms/{form_id}/answer',
    access: 'flow:run',
    audit: 'own_record',
    group: 'Human input',
    summary: 'Answer a form; its run goes on',
    description: 'A form can be answered once: of two answers at the same time one counts, the other is a 409.',
    rate_limit: 'run',
    errors: ['conflict', 'gone'],
    input: z.object({ form_id: z.uuid(), ...FormAnswer.shape }),
    output: z.object({ run_id: RunId, form_id: z.uuid() }),
  }),
  get_shared_form: operation({
    surface: 'studio',
    method: 'GET',
    path: '/api/v1/shared_forms/{form_token}',
    access: 'public',
    group: 'Human input',
    summary: 'A form by its token, without an account',
    rate_limit: 'form',
    errors: ['too_many_requests'],
    input: z.object({ form_token: text(300) }),
    output: FormRead,
  }),
  answer_shared_form: operation({
    surface: 'studio',
    method: 'POST',
    path: '/api/v1/shared_forms/{form_token}/answer',
    access: 'public',
    audit: 'own_record',
    group: 'Human input',
    summary: 'Answer a form by its token, without an account',
    rate_limit: 'form',
    errors: ['conflict', 'gone', 'too_many_requests'],
    input: z.object({ form_token: text(300), ...FormAnswer.shape }),
    output: z.object({ run_id: RunId, form_id: z.uuid() }),
  }),
}

/** The same fields without their defaults, for the flat form of the body: absent stays absent. */
function flat<T extends typeof SimplifiedAPIRequest.shape>(shape: T) {
  return {
    input_value: shape.input_value,
    input_type: shape.input_type.unwrap().nullish(),
    output_type: shape.output_type.unwrap().nullish(),
    output_component: shape.output_component.unwrap().nullish(),
    tweaks: shape.tweaks,
    session_id: shape.session_id,
  }
}
