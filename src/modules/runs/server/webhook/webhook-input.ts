import { webhookNames } from '@/components/dify/triggers/definition'
import type { JsonValue } from '@/engine'
import { readFlow } from '@/formats/read-flow'
import { isRecord } from '@/lib/is-record'
import type { RunRequest } from '../start-run'

export interface WebhookCall {
  payload: JsonValue
  headers: Headers
  query: URLSearchParams
}

type Asked = Pick<RunRequest, 'inputs' | 'tweaks' | 'entry'>

/** Never handed on: whoever may run a flow need not lend it the right to. */
const credentials = new Set(['authorization', 'cookie', 'x-api-key', 'proxy-authorization'])

/** What a webhook's call asks of a flow: Dify's trigger gets the parts that it names, other flows the payload. */
export function webhookInput(data: unknown, call: WebhookCall): Asked {
  const { graph } = readFlow(data)
  const trigger = graph.nodes.find((node) => node.type === 'trigger-webhook')
  if (trigger) return { entry: trigger.id, inputs: triggerInputs(trigger.config, call) }
  const inputs = isJsonRecord(call.payload) ? call.payload : { payload: call.payload }
  if (Object.keys(inputs).length > 0) return { inputs }
  // An empty payload must not look like none, or the component gives what its author put in to try it out.
  const hooks = graph.nodes.filter((node) => node.type === 'Webhook')
  return hooks.length > 0 ? { tweaks: Object.fromEntries(hooks.map((node) => [node.id, { data: '{}' }])) } : {}
}

function triggerInputs(config: Record<string, unknown>, call: WebhookCall): Record<string, JsonValue> {
  const headers = Object.fromEntries([...call.headers.entries()].filter(([name]) => !credentials.has(name)))
  const query = Object.fromEntries([...call.query.entries()].filter(([name]) => !credentials.has(name.toLowerCase())))
  const body = isJsonRecord(call.payload) ? call.payload : {}
  const named = (part: string, value: (name: string) => JsonValue | undefined) =>
    webhookNames({ [part]: config[part] }).flatMap((name): [string, JsonValue][] => {
      const given = value(name)
      return given === undefined ? [] : [[name, given]]
    })
  return {
    ...Object.fromEntries([
      ...named('headers', (name) => headers[name.toLowerCase()] ?? headers[name.toLowerCase().replaceAll('_', '-')]),
      ...named('params', (name) => query[name]),
      ...named('body', (name) => (Object.hasOwn(body, name) ? body[name] : undefined)),
    ]),
    _webhook_raw: { method: 'POST', headers, query_params: query, body: call.payload, files: {} },
  }
}

function isJsonRecord(value: JsonValue): value is { [key: string]: JsonValue } {
  return isRecord(value)
}
