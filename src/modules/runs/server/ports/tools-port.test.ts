import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { OutboundBlockedError } from '@/platform/http/outbound-blocked-error'
import { toolsPort } from './tools-port'

const state = { aborted: 0, sessions: 0, headers: [] as (string | undefined)[] }
let server: Server | undefined
let port: ReturnType<typeof toolsPort> | undefined

afterEach(() => {
  port?.close()
  server?.closeAllConnections()
  server?.close()
})

/** A server with a counter of its own per session, and tools that fail and hang. */
function counting(): McpServer {
  const mcp = new McpServer({ name: 'test', version: '1' })
  let count = 0
  state.sessions += 1
  mcp.registerTool('count', { description: 'Counts up.', inputSchema: { by: z.number() } }, async ({ by }) => {
    count += by
    return { content: [{ type: 'text', text: JSON.stringify({ count }) }] }
  })
  mcp.registerTool('say', {}, async () => ({
    content: [
      { type: 'text', text: 'Hello.' },
      { type: 'image', data: 'aGVsbG8=', mimeType: 'image/png' },
    ],
  }))
  mcp.registerTool('fail', {}, async () => {
    throw new Error('The shelf is empty.')
  })
  mcp.registerTool('hang', {}, (extra) => {
    return new Promise((_resolve, reject) => {
      extra.signal.addEventListener('abort', () => {
        state.aborted += 1
        reject(new Error('stopped'))
      })
    })
  })
  mcp.registerTool('flood', {}, async () => ({ content: [{ type: 'text', text: 'x'.repeat(9 * 1024 ** 2) }] }))
  return mcp
}

async function serve(kind: 'streamable' | 'sse'): Promise<string> {
  const streamable = new Map<string, StreamableHTTPServerTransport>()
  const older = new Map<string, SSEServerTransport>()
  server = createServer(async (request, response) => {
    state.headers.push(request.headers.authorization)
    if (request.headers.authorization === 'Bearer wrong') return response.writeHead(401).end('no Bearer wrong here')
    if (kind === 'sse') {
      if (request.method === 'GET') {
        const transport = new SSEServerTransport('/messages', response)
        older.set(transport.sessionId, transport)
        return counting().connect(transport)
      }
      const id = new URL(request.url ?? '', 'http://x').searchParams.get('sessionId') ?? ''
      return older.get(id)?.handlePostMessage(request, response) ?? response.writeHead(405).end()
    }
    const known = streamable.get(String(request.headers['mcp-session-id'] ?? ''))
    const transport = known ?? new StreamableHTTPServerTransport({ sessionIdGenerator: () => randomUUID() })
    const body = request.method === 'POST' ? await bodyOf(request) : undefined
    if (!known) await counting().connect(transport)
    await transport.handleRequest(request, response, body)
    if (transport.sessionId) streamable.set(transport.sessionId, transport)
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/mcp`
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text === '' ? undefined : JSON.parse(text)
}

const signal = new AbortController().signal

async function start(kind: 'streamable' | 'sse' = 'streamable', more: Partial<Parameters<typeof toolsPort>[0]> = {}) {
  const url = await serve(kind)
  const findServer = async (name: string) =>
    name === 'mine' ? { url, headers: { authorization: 'Bearer right' } } : undefined
  port = toolsPort({ fetch, findServer, ...more })
  return { url, port }
}

describe.each(['streamable', 'sse'] as const)('a server that speaks %s', (kind) => {
  it('lists its tools and keeps one session for all calls', async () => {
    const { port } = await start(kind)
    state.sessions = 0
    state.headers = []
    const tools = await port.list({ name: 'mine' }, signal)
    expect(tools.map((tool) => tool.name)).toEqual(['count', 'say', 'fail', 'hang', 'flood'])
    expect(tools[0]).toMatchObject({
      description: 'Counts up.',
      input_schema: { type: 'object', properties: { by: { type: 'number' } }, required: ['by'] },
    })
    expect(await port.call({ name: 'mine' }, 'count', { by: 2 }, signal)).toEqual({ count: 2 })
    expect(await port.call({ name: 'mine' }, 'count', { by: 3 }, signal)).toEqual({ count: 5 })
    expect(state.sessions).toBe(1)
    expect(new Set(state.headers)).toEqual(new Set(['Bearer right']))
  })
})

describe('calls', () => {
  it('give text and name what is no text', async () => {
    const { url, port } = await start()
    expect(await port.call({ url }, 'say', {}, signal)).toEqual([
      'Hello.',
      { type: 'image', mimeType: 'image/png', bytes: 6 },
    ])
  })

  it('that fail say what the server said', async () => {
    const { url, port } = await start()
    await expect(port.call({ url }, 'fail', {}, signal)).rejects.toMatchObject({
      code: 'tool_failed',
      message: 'The shelf is empty.',
    })
    await expect(port.call({ url }, 'count', { by: 'x' }, signal)).rejects.toMatchObject({ code: 'tool_failed' })
    await expect(port.call({ url }, 'nothing', {}, signal)).rejects.toThrow(/nothing/)
  })

  it('that hang end with the time-out, or when the run is stopped', async () => {
    const { url, port } = await start('streamable', { call_ms: 100 })
    await expect(port.call({ url }, 'hang', {}, signal)).rejects.toThrow(/timed out/i)
    state.aborted = 0
    const stop = new AbortController()
    const patient = toolsPort({ fetch, findServer: async () => undefined })
    const call = patient.call({ url }, 'hang', {}, stop.signal)
    setTimeout(() => stop.abort(), 50)
    await expect(call).rejects.toThrow(/abort/i)
    await vi.waitFor(() => expect(state.aborted).toBeGreaterThan(0))
    patient.close()
  })

  it('that answer without end are cut', async () => {
    const { url, port } = await start()
    await expect(port.call({ url }, 'flood', {}, signal)).rejects.toThrow(/larger than 8388608 bytes/)
    expect(await port.call({ url }, 'count', { by: 1 }, signal)).toEqual({ count: 1 })
  })

  it('after a pause open a new connection', async () => {
    const { url, port } = await start('streamable', { idle_ms: 10 })
    state.sessions = 0
    await port.call({ url }, 'count', { by: 1 }, signal)
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(await port.call({ url }, 'count', { by: 1 }, signal)).toEqual({ count: 1 })
    expect(state.sessions).toBe(2)
  })
})

describe('servers that cannot be used', () => {
  it('are named, and no key is', async () => {
    const { url, port } = await start()
    await expect(port.list({ name: 'theirs' }, signal)).rejects.toMatchObject({
      code: 'tool_failed',
      message: 'There is no MCP server "theirs".',
      hint: expect.stringContaining('started by a command'),
    })
    await expect(port.list({ url: 'file:///etc/passwd' }, signal)).rejects.toThrow('is not the address')
    await expect(port.list({ url: 'http://127.0.0.1:1/mcp' }, signal)).rejects.toMatchObject({ code: 'tool_failed' })
    const wrong = { url, headers: { authorization: 'Bearer wrong' } }
    const refused = await port.list(wrong, signal).catch((error: Error) => error.message)
    expect(refused).toMatch(/did not do it/)
    expect(refused).not.toContain('Bearer wrong')
  })

  it('at closed addresses', async () => {
    const blocked = async () => {
      throw new OutboundBlockedError('http://10.0.0.1/mcp', 'a private address')
    }
    const closed = toolsPort({ fetch: blocked, findServer: async () => undefined })
    await expect(closed.list({ url: 'http://10.0.0.1/mcp' }, signal)).rejects.toMatchObject({ code: 'http_blocked' })
  })
})
