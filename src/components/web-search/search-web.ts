import { z } from 'zod'
import type { NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import type { HttpRequest } from '@/engine/ports'

export interface WebResult {
  title: string
  url: string
  content: string
}

const Results = z.object({
  results: z.array(
    z.object({
      title: z.string().catch(''),
      url: z.string().catch(''),
      content: z.string().nullish(),
      snippet: z.string().nullish(),
      description: z.string().nullish(),
    }),
  ),
})

/**
 * Searches the web: at the address in the variable `SEARCH_ENDPOINT` (a SearXNG instance or anything that answers
 * `?q=…&format=json` in its form), else at Tavily with `TAVILY_API_KEY` or the key given. Throws `missing_value` when
 * neither is stored, and `tool_failed` when the service refuses.
 */
export async function searchWeb(
  context: NodeContext,
  query: string,
  options: { limit: number; api_key?: string },
): Promise<WebResult[]> {
  const endpoint = await context.ports.variables.get('SEARCH_ENDPOINT')
  const request = endpoint
    ? searxng(endpoint, query)
    : tavily(await keyOf(options.api_key, context), query, options.limit)
  const response = await context.ports.http.request({
    follow_redirects: true,
    timeout_ms: 30_000,
    max_bytes: 5 * 1024 * 1024,
    signal: context.signal,
    ...request,
  })
  const text = new TextDecoder().decode(response.body)
  if (response.status >= 400) {
    throw new EngineError(
      'tool_failed',
      `The search service answered with status ${response.status}: ${text.slice(0, 200)}`,
    )
  }
  const parsed = Results.safeParse(json(text))
  if (!parsed.success) {
    throw new EngineError('tool_failed', 'The search service answered with something that is no list of results.', {
      hint: 'A SearXNG instance has to have its JSON format switched on.',
    })
  }
  return parsed.data.results.slice(0, options.limit).map((result) => ({
    title: result.title,
    url: result.url,
    content: result.content ?? result.snippet ?? result.description ?? '',
  }))
}

type Call = Pick<HttpRequest, 'url' | 'method' | 'headers' | 'body'>

function searxng(endpoint: string, query: string): Call {
  if (!URL.canParse(endpoint)) {
    throw new EngineError('invalid_input', 'The variable SEARCH_ENDPOINT is not an address.', {
      hint: 'It looks like https://search.example.com/search.',
    })
  }
  const url = new URL(endpoint)
  url.searchParams.set('q', query)
  url.searchParams.set('format', 'json')
  return { url: url.href, method: 'GET', headers: { Accept: 'application/json', 'User-Agent': 'Millrace' } }
}

function tavily(key: string, query: string, limit: number): Call {
  return {
    url: 'https://api.tavily.com/search',
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, max_results: limit }),
  }
}

async function keyOf(given: string | undefined, context: NodeContext): Promise<string> {
  const key = given || (await context.ports.variables.get('TAVILY_API_KEY'))
  if (key) {
    context.keepSecret(key)
    return key
  }
  throw new EngineError('missing_value', `"${context.node_name}" has no search service.`, {
    hint: 'Store the address of a SearXNG instance as the variable SEARCH_ENDPOINT, or a Tavily key as TAVILY_API_KEY.',
  })
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
