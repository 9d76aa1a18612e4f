import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js'
import { StreamableHTTPClientTransport, StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { FetchLike, Transport } from '@modelcontextprotocol/sdk/shared/transport.js'

export interface McpAddress {
  url: string
  headers?: Record<string, string>
}

/** Bytes of one answer of a server after which reading it fails. */
const MAX_BYTES = 8 * 1024 ** 2

export interface McpConnected {
  client: Client
  /** Aborts when an answer is too large: the SDK would go on waiting for it. */
  flooded: AbortSignal
}

/**
 * A connected client of an MCP server: streamable HTTP, or the older SSE where the server refuses that. Throws what the SDK
 * throws.
 */
export async function mcpClient(
  server: McpAddress,
  fetch: typeof globalThis.fetch,
  timeout_ms: number,
): Promise<McpConnected> {
  const url = new URL(server.url)
  const flood = new AbortController()
  const flooded = flood.signal
  const options = { fetch: bounded(fetch, flood), requestInit: { headers: server.headers ?? {} } }
  try {
    return { client: await connect(new StreamableHTTPClientTransport(url, options), timeout_ms), flooded }
  } catch (error) {
    if (!refusesStreaming(error)) throw error
    return { client: await connect(new SSEClientTransport(url, options), timeout_ms), flooded }
  }
}

async function connect(transport: Transport, timeout: number): Promise<Client> {
  const client = new Client({ name: 'millrace', version: '1.0.0' })
  try {
    await client.connect(transport, { timeout })
    return client
  } catch (error) {
    await client.close()
    throw error
  }
}

/** As the protocol has it: a server of the older kind answers the first POST with one of these. */
function refusesStreaming(error: unknown): boolean {
  return error instanceof StreamableHTTPError && [400, 404, 405, 406, 415].includes(error.code ?? 0)
}

/** Answers to requests are bounded; the stream of an SSE server lives as long as the connection and is not. */
function bounded(fetch: typeof globalThis.fetch, flood: AbortController): FetchLike {
  return async (url, init) => {
    const response = await fetch(url, init)
    if (init?.method !== 'POST' || !response.body) return response
    let taken = 0
    const limit = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        taken += chunk.byteLength
        if (taken <= MAX_BYTES) return controller.enqueue(chunk)
        const error = new Error(`the answer is larger than ${MAX_BYTES} bytes`)
        controller.error(error)
        flood.abort(error)
      },
    })
    const { status, statusText, headers } = response
    return new Response(response.body.pipeThrough(limit), { status, statusText, headers })
  }
}
