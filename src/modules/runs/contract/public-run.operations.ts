import { z } from 'zod'
import { FlowId, RunId, text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { EventDelivery, ndjson } from './run.operations'
import { InputValueRequest, RunInputs } from './run.schema'

/** How a visitor without an account is told apart. Optional by its schema: without it the answer is a 400 that explains. */
export const ClientId = text(200)
  .optional()
  .describe('Random text by which a visitor is known: choose it once and keep it, like a password')

/** What the stored names of visitors' conversations begin with: they are not the owner's to go on with. */
export const visitorSessions = 'public:'

const common = {
  surface: 'studio',
  access: 'public',
  audit: 'own_record',
  group: 'Chat',
  cookies: { client_id: 'x-client-id' },
} as const
const refused = z.unknown().optional().describe('Refused: visitors run what is stored')

export const publicRunOps = {
  build_public_tmp: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/build_public_tmp/{flow_id}/flow',
    summary: 'Run a published flow without an account',
    description:
      "Runs the online version of a PUBLIC flow (RESTRICTED: for people of its tenant) with its owner's rights, never the draft and never a graph of the caller. Needs the cookie client_id; what is said stays with it. Answers {job_id}, whose events are read at /api/v1/build_public_tmp/{job_id}/events; with event_delivery=direct, the events themselves. A flow that is not open and one that is not there are the same 403.",
    query: ['stop_component_id', 'start_component_id', 'log_builds', 'flow_name', 'event_delivery'],
    body_optional: true,
    rate_limit: 'public',
    raw: [ndjson],
    errors: ['bad_request', 'forbidden', 'payload_too_large', 'too_many_requests', 'unavailable'],
    input: z.object({
      flow_id: FlowId,
      client_id: ClientId,
      stop_component_id: text(300).nullish().describe('Refused: visitors run the whole flow'),
      start_component_id: text(300).nullish().describe('Refused: visitors run the whole flow'),
      log_builds: z.boolean().nullable().default(true),
      flow_name: text(300).nullish(),
      event_delivery: EventDelivery.default('polling'),
      inputs: InputValueRequest.nullish(),
      inputs_by_name: RunInputs.nullish().describe("Values for the variables of the flow's start node, files excepted"),
      data: refused,
      tweaks: refused,
      files: z.array(text(1_000)).max(100).nullish().describe('Refused unless empty'),
    }),
    output: z.object({ job_id: RunId }),
  }),
  get_public_build_events: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/build_public_tmp/{job_id}/events',
    summary: 'Read the events of a run that this visitor started',
    description:
      'Messages and their tokens, what output nodes gave, and the end. polling answers at once with the events since the last poll; streaming and direct stay open until the end. Jobs of other visitors, and jobs that were not started here, are a 404.',
    raw: [ndjson],
    raw_only: true,
    errors: ['bad_request'],
    input: z.object({ job_id: text(100), client_id: ClientId, event_delivery: EventDelivery.default('streaming') }),
    output: z.array(z.object({ event: z.string(), data: z.unknown() })),
  }),
  cancel_public_build: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/build_public_tmp/{job_id}/cancel',
    summary: 'Cancel a run that this visitor started',
    body: 'none',
    errors: ['bad_request'],
    input: z.object({ job_id: text(100), client_id: ClientId }),
    output: z.object({ success: z.boolean(), message: z.string() }),
  }),
}
