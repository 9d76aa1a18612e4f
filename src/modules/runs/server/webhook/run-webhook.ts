import { createHash } from 'node:crypto'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { JsonValue } from '@/engine'
import { findFlowHead, readGraph } from '@/modules/flows/server'
import { startRun } from '../start-run'
import { runKeyRepository } from './run-key.repository'
import { type WebhookCall, webhookInput } from './webhook-input'

interface Input {
  flow_id_or_name: string
  payload?: JsonValue | undefined
}

/** Longest idempotency key, in characters. */
const MAX_KEY = 255

const accepted = { message: 'Task started in the background', status: 'in progress' }

/** Starts a flow with what a webhook sent and does not wait for it. */
export async function runWebhook(
  actor: UserActor,
  input: Input,
  request: Omit<WebhookCall, 'payload'> = { headers: new Headers(), query: new URLSearchParams() },
) {
  const { payload } = input
  const flow = await findFlowHead(actor, input.flow_id_or_name)
  if (payload === undefined)
    throw new AppError('bad_request', 'The request body is empty', { hint: 'Send JSON; an empty object will do.' })
  const key = keyOf(request.headers)
  if (key && (await wasMade(actor.tenant_id, { flow_id: flow.id, key }, payload))) return accepted
  try {
    await startRun(actor, {
      flow,
      trigger: 'webhook',
      input_value: '',
      input_type: 'any',
      output_type: 'any',
      session_id: flow.id,
      ...webhookInput(await readGraph(flow), { payload, ...request }),
    })
  } catch (error) {
    if (key) await runKeyRepository.release(actor.tenant_id, { flow_id: flow.id, key })
    throw error
  }
  return accepted
}

function keyOf(headers: Headers): string | undefined {
  const key = headers.get('idempotency-key')?.trim()
  if (!key) return undefined
  if (key.length <= MAX_KEY) return key
  throw new AppError('bad_request', `The Idempotency-Key is longer than ${MAX_KEY} characters`)
}

/** Whether this very call was made before. Throws 409 when another one was made under its key. */
async function wasMade(tenant_id: string, key: { flow_id: string; key: string }, payload: JsonValue): Promise<boolean> {
  const hash = createHash('sha256').update(JSON.stringify(payload)).digest('hex')
  const earlier = await runKeyRepository.claim(tenant_id, key, hash)
  if (!earlier) return false
  if (earlier.body_hash === hash) return true
  throw new AppError('conflict', 'This Idempotency-Key was used with another body', {
    hint: 'Use a key of its own for each call.',
  })
}
