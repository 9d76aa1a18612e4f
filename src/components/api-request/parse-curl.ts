import { EngineError } from '@/engine/errors'
import { toBase64 } from '@/lib/to-base64'

export interface CurlRequest {
  url: string
  method: string
  headers: Record<string, string>
  body?: string
}

const BODY_OPTIONS = new Set(['-d', '--data', '--data-raw', '--data-ascii', '--data-binary', '--json'])
/** Options with a value that changes nothing here. */
const SKIPPED_OPTIONS = new Set([
  '-m',
  '--max-time',
  '--connect-timeout',
  '--retry',
  '-o',
  '--output',
  '-w',
  '--write-out',
])

/** Reads what a curl command asks for; it is never run. Throws `invalid_input` when it holds no address. */
export function parseCurl(command: string): CurlRequest {
  const words = splitWords(command.replaceAll(/\\\r?\n/g, ' '))
  if (words[0] === 'curl') words.shift()
  const request: CurlRequest = { url: '', method: '', headers: {} }
  const body: string[] = []
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const [option, attached] = splitOption(word)
    const value = () => attached ?? words.shift() ?? ''
    if (option === '-X' || option === '--request') request.method = value().toUpperCase()
    else if (option === '-H' || option === '--header') addHeader(request.headers, value())
    else if (option === '-u' || option === '--user') request.headers.Authorization = `Basic ${toBase64(value())}`
    else if (option === '-A' || option === '--user-agent') request.headers['User-Agent'] = value()
    else if (option === '-b' || option === '--cookie') request.headers.Cookie = value()
    else if (option === '--url') request.url = value()
    else if (BODY_OPTIONS.has(option)) {
      body.push(textBody(value()))
      const type = option === '--json' ? 'application/json' : 'application/x-www-form-urlencoded'
      if (!hasHeader(request.headers, 'content-type')) request.headers['Content-Type'] = type
    } else if (SKIPPED_OPTIONS.has(option)) value()
    else if (!option.startsWith('-')) request.url = option
  }
  if (request.url === '') {
    throw new EngineError('invalid_input', 'The curl command holds no address.', {
      hint: 'Paste the whole command, for example: curl https://example.com -H "Accept: application/json"',
    })
  }
  if (body.length > 0) request.body = body.join('&')
  request.method ||= body.length > 0 ? 'POST' : 'GET'
  return request
}

/** `@file` would read from the machine that runs the flow. */
function textBody(value: string): string {
  if (!value.startsWith('@')) return value
  throw new EngineError('invalid_input', 'A curl command here cannot send a file.', {
    hint: 'Write the body itself after --data.',
  })
}

function splitOption(word: string): [string, string | undefined] {
  const long = /^(--[a-z-]+)=(.*)$/s.exec(word)
  if (long?.[1] !== undefined) return [long[1], long[2]]
  const short = /^(-[XHdubAmow])(.+)$/s.exec(word)
  return short?.[1] === undefined ? [word, undefined] : [short[1], short[2]]
}

function addHeader(headers: Record<string, string>, line: string): void {
  const colon = line.indexOf(':')
  if (colon > 0) headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim()
}

function hasHeader(headers: Record<string, string>, name: string): boolean {
  return Object.keys(headers).some((key) => key.toLowerCase() === name)
}

/** Words as a POSIX shell splits them: quotes and backslashes count, nothing is expanded. */
function splitWords(text: string): string[] {
  const words: string[] = []
  const pattern = /\s*((?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+)/gsu
  for (const match of text.matchAll(pattern)) {
    const raw = match[1] ?? ''
    words.push(
      raw.replaceAll(/'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gsu, (_all, single, double, escaped) => {
        if (typeof single === 'string') return single
        if (typeof double === 'string') return double.replaceAll(/\\(["\\$`])/g, '$1')
        return String(escaped)
      }),
    )
  }
  return words
}
