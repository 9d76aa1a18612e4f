import type { NodeContext, NodeInputs } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { plainValue } from '@/engine/plain-value'
import type { ToolServer } from '@/engine/ports'
import { textOf } from '@/engine/text-of'
import { isRecord } from '@/lib/is-record'
import { keyValues } from '../api-request/key-values'
import { textInput } from '../read-inputs'

/**
 * The server that a node names: by name or address, or as an import wrote it. A server that a command would start is looked
 * for among the registered ones of that name. Throws `missing_value` when there is none, `tool_failed` for a bare command.
 */
export function toolServer(inputs: NodeInputs, context: NodeContext): ToolServer {
  const typed = textInput(inputs, 'server').trim()
  if (typed !== '') return isAddress(typed) ? at(typed, inputs.headers) : { name: typed }
  const imported = plainValue(inputs.mcp_server)
  const { name, config } = isRecord(imported) ? imported : { name: imported, config: undefined }
  const settings = isRecord(config) ? config : {}
  const url = [settings.url, settings.serverUrl].find((item) => typeof item === 'string' && item !== '')
  if (typeof url === 'string') return at(url, inputs.headers, settings.headers)
  if (typeof name === 'string' && name !== '') return isAddress(name) ? at(name, inputs.headers) : { name }
  if (settings.command !== undefined || textInput(inputs, 'command') !== '') {
    throw new EngineError('tool_failed', `"${context.node_name}" names a command that would start an MCP server.`, {
      hint: 'Commands do not run here. Give the http(s) address of a server that runs elsewhere.',
    })
  }
  throw new EngineError('missing_value', `"${context.node_name}" names no MCP server.`, {
    hint: 'Type its address, or the name under which it is registered, into "Server".',
  })
}

function at(url: string, ...given: NodeInputs[string][]): ToolServer {
  const headers: Record<string, string> = {}
  for (const pairs of given) {
    for (const [name, value] of keyValues(pairs) ?? []) headers[name] = textOf(value)
  }
  return Object.keys(headers).length > 0 ? { url, headers } : { url }
}

const isAddress = (text: string) => /^https?:\/\//i.test(text)
