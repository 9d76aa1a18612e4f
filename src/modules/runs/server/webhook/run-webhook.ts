import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { JsonValue } from '@/engine'
import { findFlowHead, readGraph } from '@/modules/flows/server'
import { idempotencyKey } from '../idempotency/idempotency-key'
import { startOnce } from '../idempotency/start-once'
import { servedVersion } from '../served-version'
import type { RunRequest } from '../start-run'
import { type WebhookCall, webhookInput } from './webhook-input'

interface Input {
  flow_id_or_name: string
  payload?: JsonValue | undefined
}

const accepted = { message: 'Task started in the background', status: 'in progress' }

/** Starts a flow, as it is online, with what a webhook sent and does not wait for it. */
export async function runWebhook(
  actor: UserActor,
  input: Input,
  request: Omit<WebhookCall, 'payload'> = { headers: new Headers(), query: new URLSearchParams() },
  key?: string,
) {
  const { payload } = input
  const flow = await findFlowHead(actor, input.flow_id_or_name)
  if (payload === undefined)
    throw new AppError('bad_request', 'The request body is empty', { hint: 'Send JSON; an empty object will do.' })
  const served = await servedVersion(flow)
  const call: RunRequest = {
    flow,
    ...served,
    trigger: 'webhook',
    input_value: '',
    input_type: 'any',
    output_type: 'any',
    session_id: flow.id,
    ...webhookInput(served.data ?? (await readGraph(flow)), { payload, ...request }),
  }
  await startOnce(actor, call, idempotencyKey(actor, key, payload))
  return accepted
}
