import type { Handler, NodeContext, NodeInputs } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { plainValue } from '@/engine/plain-value'
import type { HttpRequest } from '@/engine/ports'
import { textOf } from '@/engine/text-of'
import type { JsonValue, Value } from '@/engine/values'
import { flagInput, numberInput, textInput, textsInput } from '../read-inputs'
import { keyValues } from './key-values'
import { parseCurl } from './parse-curl'
import { readResponse } from './read-response'

/** Bytes of an answer that are accepted. */
const MAX_BYTES = 10 * 1024 * 1024
const WITH_BODY = new Set(['POST', 'PATCH', 'PUT'])
const SECRET_HEADER = /authorization|cookie|token|secret|password|api[-_]?key/i

export const apiRequestHandler: Handler = async (inputs, context) => {
  const rows: Record<string, unknown>[] = []
  for (const request of requestsOf(inputs, context)) {
    const response = await context.ports.http.request(request)
    rows.push({
      source: request.url,
      result: readResponse(response),
      ...(flagInput(inputs, 'include_httpx_metadata', false)
        ? {
            status_code: response.status,
            headers: request.headers,
            response_headers: response.headers,
            final_url: response.url,
          }
        : {}),
    })
  }
  const answers: Value[] = rows.map((data) => ({ kind: 'data', data }))
  const data = answers.length === 1 ? answers[0] : answers
  return { outputs: { data: data ?? null, dataframe: { kind: 'table', rows } } }
}

function requestsOf(inputs: NodeInputs, context: NodeContext): HttpRequest[] {
  const urls = textsInput(inputs, 'url_input')
  const command = textInput(inputs, 'curl_input')
  // An agent may give the one or the other, whatever the mode.
  const byCurl =
    textInput(inputs, 'mode') === 'cURL' ? command !== '' || urls.length === 0 : urls.length === 0 && command !== ''
  const curl = byCurl ? parseCurl(command) : undefined
  const method = curl?.method ?? textInput(inputs, 'method').toUpperCase()
  const headers = { 'User-Agent': 'Millrace', ...curl?.headers, ...texts(inputs.headers, 'Headers') }
  for (const [name, value] of Object.entries(headers)) if (SECRET_HEADER.test(name)) context.keepSecret(value)
  const body = curl?.body ?? (WITH_BODY.has(method) ? jsonBody(inputs.body, headers) : undefined)
  const addresses = curl ? [curl.url] : urls
  if (addresses.length === 0) {
    throw new EngineError('missing_value', `"${context.node_name}" has no address to send its request to.`, {
      hint: 'Type one under "URL", or connect a text that holds one.',
    })
  }
  return addresses.map((url) => ({
    url: withQuery(url, texts(inputs.query_params, 'Query Parameters')),
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    timeout_ms: Math.min(numberInput(inputs, 'timeout') || 30, 300) * 1000,
    follow_redirects: flagInput(inputs, 'follow_redirects', true),
    max_bytes: MAX_BYTES,
    signal: context.signal,
  }))
}

function texts(value: Value | undefined, field: string): Record<string, string> {
  const pairs = keyValues(value)
  if (!pairs) {
    throw new EngineError('invalid_input', `"${field}" must be names with values.`, {
      hint: 'Fill in the table, or connect data whose fields are the names.',
    })
  }
  return Object.fromEntries([...pairs].map(([key, item]) => [key, textOf(item)]))
}

/** Pairs become a JSON object; texts that are JSON themselves are put in as what they say. Anything else is sent as it is. */
function jsonBody(value: Value | undefined, headers: Record<string, string>): string | undefined {
  const pairs = keyValues(value)
  if (pairs?.size === 0) return undefined
  if (!Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')) {
    headers['Content-Type'] = 'application/json'
  }
  if (pairs) return JSON.stringify(Object.fromEntries([...pairs].map(([key, item]) => [key, parsed(item)])))
  const plain = plainValue(value)
  return typeof plain === 'string' ? plain : JSON.stringify(plain)
}

function parsed(value: JsonValue): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

function withQuery(text: string, query: Record<string, string>): string {
  const address = text.trim()
  // A scheme that is not http is left for the guarded port to refuse by name.
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`
  if (!URL.canParse(full)) {
    throw new EngineError('invalid_input', `"${address}" is not an address.`, {
      hint: 'An address looks like https://example.com/path.',
    })
  }
  const url = new URL(full)
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
  return url.href
}
