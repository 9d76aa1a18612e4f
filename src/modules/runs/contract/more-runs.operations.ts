import { z } from 'zod'
import { text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { InputValueRequest, RunResponse, Tweaks } from './run.schema'

const common = {
  surface: 'studio',
  method: 'POST',
  access: 'flow:run',
  audit: 'own_record',
  group: 'Base',
  rate_limit: 'run',
} as const
const flow_id_or_name = text(300).describe("A flow's id or endpoint name")
const user_id = text(100).nullish().describe('Accepted for compatibility; the run belongs to the caller')

export const moreRunOps = {
  experimental_run_flow: operation({
    ...common,
    path: '/api/v1/run/advanced/{flow_id_or_name}',
    summary: 'Run a flow with several inputs',
    description:
      'One run after the other in one session, and one item of `outputs` for each; without inputs, one run with an empty one. A session that the flow has not had is a 404: leave session_id out to begin one. Null fields are left out of the answer. Idempotency-Key counts as for the other ways to run a flow.',
    query: ['user_id'],
    body_optional: true,
    errors: ['bad_request', 'conflict', 'run_failed', 'unavailable'],
    input: z.object({
      flow_id_or_name,
      user_id,
      inputs: z.array(InputValueRequest).max(100).nullish(),
      outputs: z
        .array(text(300))
        .max(200)
        .nullish()
        .describe('Ids or names of the nodes to answer with; every output node unless said'),
      tweaks: Tweaks.nullish(),
      stream: z.boolean().default(false).describe('Accepted for compatibility; the answer always comes whole'),
      session_id: text(300).nullish(),
    }),
    output: RunResponse,
  }),
  webhook_run_flow: operation({
    ...common,
    path: '/api/v1/webhook/{flow_id_or_name}',
    summary: 'Run a flow with what a webhook sends',
    description:
      'Any JSON. Answers at once; the run goes on in the background. With the header Idempotency-Key a call that is made again starts nothing, and one with another body is a 409. Runs the version of the flow that is online, and its draft while none is.',
    status: 202,
    body: { array: 'payload' },
    body_optional: true,
    errors: ['bad_request', 'conflict', 'unavailable'],
    input: z.object({
      flow_id_or_name,
      user_id,
      payload: z.json().optional().describe('What the Webhook component gives'),
    }),
    output: z.object({ message: z.string(), status: z.string().default('in progress') }),
  }),
}
