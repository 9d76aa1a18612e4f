import type { Handler, NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import type { HttpResponse } from '@/engine/ports'
import type { FileValue } from '@/engine/values'
import { fillText } from '../fill-text'
import { parseConfig } from '../parse-config'
import { buildBody } from './build-body'
import { HttpRequestConfig } from './request-config'

/** Bytes of an answer that are accepted. */
const MAX_BYTES = 10 * 1024 * 1024
const DEFAULT_SECONDS = 60
const MAX_SECONDS = 300
const TEXTUAL = /^(text\/|application\/(.*\+)?(json|xml|javascript|x-www-form-urlencoded|yaml|csv|graphql))/i

export const httpRequestHandler: Handler = async (inputs, context) => {
  const config = parseConfig(HttpRequestConfig, inputs, context)
  const body = await buildBody(config.body, context)
  const headers = headersOf(config, context)
  if (body?.content_type && !hasHeader(headers, 'content-type')) headers['Content-Type'] = body.content_type
  const url = urlOf(config, context)
  const response = await context.ports.http.request({
    url,
    method: config.method.toUpperCase(),
    headers,
    ...(body === undefined ? {} : { body: body.content }),
    timeout_ms: secondsOf(config) * 1000,
    follow_redirects: true,
    max_bytes: MAX_BYTES,
    signal: context.signal,
  })
  if (context.recovers && (response.status < 200 || response.status >= 300)) {
    throw new EngineError(
      'http_failed',
      `${config.method.toUpperCase()} ${url} answered with status ${response.status}.`,
    )
  }
  return {
    outputs: { status_code: response.status, headers: response.headers, ...(await contentOf(response, context)) },
    inputs: { method: config.method, url },
  }
}

function urlOf(config: HttpRequestConfig, context: NodeContext): string {
  const text = fillText(config.url, context).trim()
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw new EngineError(
      'invalid_input',
      `"${context.node_name}" cannot call ${JSON.stringify(text)}: it is no address.`,
      {
        hint: 'An address begins with http:// or https://.',
      },
    )
  }
  const url = new URL(text)
  for (const [key, value] of pairs(config.params ?? '')) {
    url.searchParams.append(fillText(key, context), fillText(value, context))
  }
  return url.href
}

function headersOf(config: HttpRequestConfig, context: NodeContext): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [key, value] of headerPairs(config.headers ?? '', context)) headers[key] = value
  if (config.authorization?.type !== 'api-key') return headers
  const { type = 'bearer', header, api_key } = config.authorization.config ?? {}
  const key = fillText(api_key ?? '', context)
  if (key.trim() === '') {
    throw new EngineError('missing_value', `"${context.node_name}" has no API key.`, {
      hint: 'Type one under Authorization, or use an environment variable that holds one.',
    })
  }
  context.keepSecret(key)
  headers[header || 'Authorization'] =
    type === 'bearer' ? `Bearer ${key}` : type === 'basic' ? `Basic ${basicCredentials(key)}` : key
  return headers
}

function basicCredentials(key: string): string {
  return key.includes(':') ? Buffer.from(key, 'utf8').toString('base64') : key
}

/** Lines of `name:value`. */
function pairs(text: string): [string, string][] {
  return text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const colon = line.indexOf(':')
    const key = (colon < 0 ? line : line.slice(0, colon)).trim()
    return key === '' ? [] : [[key, colon < 0 ? '' : line.slice(colon + 1).trim()]]
  })
}

/** A value that is filled in stays in its line: only a line that is a placeholder may bring several headers. */
function headerPairs(template: string, context: NodeContext): [string, string][] {
  return template.split(/\r?\n/).flatMap((line): [string, string][] => {
    if (!line.includes(':')) return pairs(fillText(line, context))
    const oneLine = (text: string) =>
      fillText(text, context)
        .replaceAll(/[\r\n]+/g, ' ')
        .trim()
    return pairs(line).flatMap(([key, value]): [string, string][] => {
      const name = oneLine(key)
      return name === '' ? [] : [[name, oneLine(value)]]
    })
  })
}

function hasHeader(headers: Record<string, string>, name: string): boolean {
  return Object.keys(headers).some((key) => key.toLowerCase() === name)
}

function secondsOf({ timeout }: HttpRequestConfig): number {
  const total =
    (timeout?.connect || timeout?.max_connect_timeout || 0) + (timeout?.read || timeout?.max_read_timeout || 0)
  return Math.min(total || DEFAULT_SECONDS, MAX_SECONDS)
}

/** Text comes as the body, anything else as a file. */
async function contentOf(response: HttpResponse, context: NodeContext): Promise<{ body: string; files: FileValue[] }> {
  const media_type = response.headers['content-type'] ?? ''
  const disposition = response.headers['content-disposition'] ?? ''
  const isFile = /attachment/i.test(disposition) || (media_type !== '' && !TEXTUAL.test(media_type))
  if (!isFile || response.body.length === 0) {
    return { body: new TextDecoder(charset(media_type)).decode(response.body), files: [] }
  }
  const named = /filename="?([^";]+)"?/i.exec(disposition)?.[1]
  const name = named ?? (new URL(response.url).pathname.split('/').pop() || 'download')
  const type = media_type.split(';')[0]?.trim() || 'application/octet-stream'
  return { body: '', files: [await context.ports.files.write({ name, media_type: type, bytes: response.body })] }
}

function charset(media_type: string): string {
  const label = /charset="?([\w-]+)"?/i.exec(media_type)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(label).encoding
  } catch {
    return 'utf-8'
  }
}
