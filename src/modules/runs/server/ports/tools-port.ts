import { EngineError, type ToolsPort } from '@/engine'
import type { ToolServer, ToolSpec } from '@/engine/ports'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { OutboundBlockedError } from '@/platform/http/outbound-blocked-error'
import type { McpAddress } from './mcp-client'
import { McpConnections } from './mcp-connections'
import { mcpResult, mcpText } from './mcp-result'

/** Tools that one server may offer. */
const MAX_TOOLS = 1_000

export interface ToolsPortOptions {
  /** Makes all requests: the guarded fetch in the product. */
  fetch: typeof globalThis.fetch
  /** The address of the server that the tenant has registered under a name. */
  findServer: (name: string) => Promise<McpAddress | undefined>
  /** Milliseconds to connect. Default 15 s. */
  connect_ms?: number
  /** Milliseconds for one call; a sign of progress begins them anew. Default 2 min. */
  call_ms?: number
  /** Milliseconds without a call after which a connection is closed. Default 30 s. */
  idle_ms?: number
}

/**
 * Tools of MCP servers over HTTP. Make one for each run and `close` it at its end: a server's session lasts as long. Throws
 * `tool_failed` with what the server said, `http_blocked` for a closed address.
 */
export function toolsPort(options: ToolsPortOptions): ToolsPort & { close(): void } {
  const { connect_ms = 15_000, call_ms = 120_000, idle_ms = 30_000 } = options
  const connections = new McpConnections(options.fetch, { connect_ms, idle_ms })
  const limits = (signal: AbortSignal, flooded: AbortSignal) => {
    return { signal: AbortSignal.any([signal, flooded]), timeout: call_ms, resetTimeoutOnProgress: true }
  }

  async function at<T>(server: ToolServer, signal: AbortSignal, work: (at: McpAddress) => Promise<T>): Promise<T> {
    signal.throwIfAborted()
    const address = await addressOf(server, options)
    try {
      return await work(address)
    } catch (error) {
      signal.throwIfAborted()
      throw explained(error, server, address)
    }
  }

  return {
    list: (server, signal) =>
      at(server, signal, (address) =>
        connections.use(address, async ({ client, flooded }) => {
          const tools: ToolSpec[] = []
          let cursor: string | undefined
          do {
            const page = await client.listTools(cursor === undefined ? {} : { cursor }, limits(signal, flooded))
            tools.push(...page.tools.map(specOf))
            cursor = page.nextCursor
          } while (cursor !== undefined && tools.length < MAX_TOOLS)
          return tools.slice(0, MAX_TOOLS)
        }),
      ),
    call: (server, name, args, signal) =>
      at(server, signal, (address) =>
        connections.use(address, async ({ client, flooded }) => {
          const result = await client.callTool({ name, arguments: args }, undefined, limits(signal, flooded))
          if (result.isError) throw new EngineError('tool_failed', mcpText(result) || `The tool "${name}" failed.`)
          return mcpResult(result)
        }),
      ),
    close: () => connections.close(),
  }
}

async function addressOf(server: ToolServer, options: ToolsPortOptions): Promise<McpAddress> {
  const address = 'url' in server ? server : await options.findServer(server.name)
  const name = 'name' in server ? server.name : server.url
  if (!address) {
    throw new EngineError('tool_failed', `There is no MCP server "${name}".`, {
      hint: 'Register it under this name with its http(s) address. Servers that are started by a command do not run here.',
    })
  }
  if (URL.canParse(address.url) && /^https?:$/.test(new URL(address.url).protocol)) return address
  throw new EngineError('tool_failed', `"${address.url}" is not the address of an MCP server.`, {
    hint: 'It has to begin with http:// or https://. Servers that are started by a command do not run here.',
  })
}

function specOf(tool: { name: string; description?: string | undefined; inputSchema: unknown }): ToolSpec {
  const schema = toJson(tool.inputSchema)
  return {
    name: tool.name,
    description: tool.description ?? '',
    input_schema: isRecord(schema) ? schema : { type: 'object', properties: {} },
  }
}

function explained(error: unknown, server: ToolServer, address: McpAddress): unknown {
  if (error instanceof EngineError) return error
  const name = 'name' in server ? `"${server.name}"` : new URL(address.url).host
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof OutboundBlockedError) {
      const hint = 'The operator can open addresses with MILLRACE_OUTBOUND_ALLOW.'
      return new EngineError('http_blocked', at.message, { hint, cause: error })
    }
  }
  const words = withoutSecrets(error instanceof Error ? error.message : String(error), address)
  const said = words.length > 400 ? `${words.slice(0, 400)}…` : words
  return new EngineError('tool_failed', `The MCP server ${name} did not do it: ${said}`, {
    hint: 'Check its address and headers, and that it is running.',
    cause: error,
  })
}

/** Headers hold keys, and servers like to repeat them. */
function withoutSecrets(words: string, address: McpAddress): string {
  let safe = words
  for (const value of Object.values(address.headers ?? {})) {
    if (value.length >= 4) safe = safe.replaceAll(value, '••••')
  }
  return safe
}
