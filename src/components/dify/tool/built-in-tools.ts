import type { NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import type { JsonValue } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { readPage } from '../../web-page/read-page'
import { searchWeb } from '../../web-search/search-web'

export type ToolArgs = { [key: string]: JsonValue | undefined }

/** What a tool gave: words for people and models, and data. */
export interface ToolResult {
  text: string
  json: JsonValue[]
}

export interface BuiltInTool {
  name: string
  description: string
  input_schema: { [key: string]: JsonValue }
  run(args: ToolArgs, context: NodeContext): Promise<ToolResult>
}

const oneText = (name: string, description: string): BuiltInTool['input_schema'] => ({
  type: 'object',
  properties: { [name]: { type: 'string', description } },
  required: [name],
})

const webSearch: BuiltInTool = {
  name: 'web_search',
  description: 'Searches the web and gives titles, addresses and summaries of what was found.',
  input_schema: oneText('query', 'What to search for.'),
  async run(args, context) {
    const limit = Math.min(Math.max(Number(args.max_results ?? 5) || 5, 1), 50)
    const found = await searchWeb(context, textArg(args, ['query', 'q', 'keywords']), { limit })
    return {
      text: found.map((item) => `${item.title}\n${item.url}\n${item.content}`).join('\n\n'),
      json: found.map((item) => toJson(item)),
    }
  },
}

const webPage: BuiltInTool = {
  name: 'read_web_page',
  description: 'Fetches a web page and gives its readable text.',
  input_schema: oneText('url', 'Address of the page.'),
  async run(args, context) {
    const page = await readPage(context, textArg(args, ['url', 'link']))
    return { text: page.text, json: [{ url: page.url, text: page.text }] }
  },
}

const currentTime: BuiltInTool = {
  name: 'current_time',
  description: 'The current date and time.',
  input_schema: { type: 'object', properties: { timezone: { type: 'string', description: 'Such as Europe/Berlin.' } } },
  async run(args, context) {
    const zone = typeof args.timezone === 'string' && args.timezone !== '' ? args.timezone : 'UTC'
    const text = timeIn(zone, context.ports.clock.now())
    return { text, json: [{ time: text, timezone: zone }] }
  },
}

const jsonParse: BuiltInTool = {
  name: 'json_parse',
  description: 'Reads JSON and gives it, or what a path in it leads to.',
  input_schema: {
    type: 'object',
    properties: {
      content: { type: 'string' },
      json_filter: { type: 'string', description: 'Such as $.items[0].name.' },
    },
    required: ['content'],
  },
  async run(args) {
    const value = parse(textArg(args, ['content', 'json_string', 'json', 'text']))
    const found = atPath(value, typeof args.json_filter === 'string' ? args.json_filter : '')
    return { text: typeof found === 'string' ? found : JSON.stringify(found), json: [found] }
  },
}

const javascript: BuiltInTool = {
  name: 'run_code',
  description: 'Runs code that defines a function main and gives what it returns.',
  input_schema: {
    type: 'object',
    properties: { code: { type: 'string' }, language: { type: 'string', enum: ['python3', 'javascript'] } },
    required: ['code'],
  },
  async run(args, context) {
    const language = args.language === 'javascript' ? 'javascript' : 'python'
    const result = await context.ports.code.run({
      language,
      code: textArg(args, ['code']),
      inputs: {},
      signal: context.signal,
    })
    return { text: typeof result === 'string' ? result : JSON.stringify(result), json: [result] }
  },
}

/** Tools of the product, under the names by which flows made elsewhere call the same. */
const names: readonly (readonly [BuiltInTool, readonly string[]])[] = [
  [
    webSearch,
    [
      'web_search',
      'ddgo_search',
      'duckduckgo_search',
      'tavily_search',
      'google_search',
      'serper',
      'bing_web_search',
      'brave_search',
      'searxng_search',
      'jina_search',
      'search',
      'one_search',
      'webSearch',
    ],
  ],
  [webPage, ['read_web_page', 'webscraper', 'jina_reader', 'scrape', 'crawl', 'single_crawl', 'read_url', 'fetch']],
  [currentTime, ['current_time', 'localtime', 'get_current_time', 'current_timestamp']],
  [jsonParse, ['json_parse', 'parse']],
  [javascript, ['run_code', 'simple_code', 'code']],
]

const byName = new Map(names.flatMap(([tool, known]) => known.map((name): [string, BuiltInTool] => [name, tool])))

/** The tool of that name, or undefined when it is not here. */
export function builtInTool(name: string): BuiltInTool | undefined {
  return byName.get(name)
}

function textArg(args: ToolArgs, keys: readonly string[]): string {
  for (const key of keys) {
    const value = args[key]
    if (typeof value === 'string' && value.trim() !== '') return value
    if (isRecord(value) || Array.isArray(value)) return JSON.stringify(value)
  }
  throw new EngineError('missing_value', `The tool needs a value for "${keys[0]}".`)
}

function timeIn(zone: string, now: number): string {
  try {
    const parts = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone })
    return parts.format(now)
  } catch {
    throw new EngineError('invalid_input', `"${zone}" is not a time zone.`, {
      hint: 'Time zones look like Europe/Berlin.',
    })
  }
}

function parse(text: string): JsonValue {
  try {
    return toJson(JSON.parse(text))
  } catch {
    throw new EngineError('invalid_input', `This is not JSON: ${text.slice(0, 100)}`)
  }
}

/** Follows a path such as `$.a.b[0]`. */
function atPath(value: JsonValue, path: string): JsonValue {
  const keys = path.replace(/^\$\.?/, '').match(/[^.[\]'"]+/g) ?? []
  return keys.reduce<JsonValue>((at, key) => {
    if (Array.isArray(at)) return at[Number(key)] ?? null
    return isRecord(at) && Object.hasOwn(at, key) ? (at[key] ?? null) : null
  }, value)
}
