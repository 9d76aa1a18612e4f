import type { Handler } from '@/engine/component'
import { plainValue } from '@/engine/plain-value'
import type { Value } from '@/engine/values'
import { plainNamed } from '../named-values'
import { webhookNames } from './definition'

/** The request comes as the run's inputs: its parts by name, the whole of it as `_webhook_raw`. */
export const triggerWebhookHandler: Handler = async (inputs, context) => {
  const given = context.run.inputs ?? {}
  const config = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, plainValue(value)]))
  const outputs: Record<string, Value> = { _webhook_raw: given._webhook_raw ?? plainNamed(given) }
  for (const name of webhookNames(config)) outputs[name] = given[name] ?? null
  return { outputs, inputs: plainNamed(given) }
}

export const triggerScheduleHandler: Handler = async (_inputs, context) => ({
  outputs: { ...context.run.inputs, timestamp: new Date(context.ports.clock.now()).toISOString() },
})
