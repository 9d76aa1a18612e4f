import type { Component, Handler, NodeResult } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { toolName } from '@/engine/node-tools'
import { plainValue } from '@/engine/plain-value'
import type { JsonValue, TableValue, Value } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { textInput } from '../read-inputs'
import { toolArguments } from './tool-arguments'
import { toolServer } from './tool-server'

/** Calls one tool of the server; its answer is a table. */
export const mcpToolsHandler: Handler = async (inputs, context): Promise<NodeResult> => {
  const wanted = textInput(inputs, 'tool').trim()
  if (wanted === '') {
    if (context.leaf) {
      context.log('Not connected and with no tool chosen: nothing was called.')
      return { outputs: {} }
    }
    throw new EngineError('missing_value', `"${context.node_name}" names no tool.`, {
      hint: 'Type the name of one into "Tool", or connect the node to the tools of an agent.',
    })
  }
  const server = toolServer(inputs, context)
  const specs = await context.ports.tools.list(server, context.signal)
  const spec = specs.find((item) => item.name === wanted)
  if (!spec) {
    throw new EngineError('tool_failed', `The MCP server has no tool "${wanted}".`, {
      hint: specs.length > 0 ? `It has: ${specs.map((item) => item.name).join(', ')}.` : 'It has none.',
    })
  }
  const result = await context.ports.tools.call(server, wanted, toolArguments(spec, inputs), context.signal)
  return { outputs: { response: tableOf(result) } }
}

/** All tools of the server, less those that the node has switched off. */
export const mcpToolsTools: NonNullable<Component['tools']> = async (inputs, context) => {
  const server = toolServer(inputs, context)
  const off = switchedOff(inputs.tools_metadata)
  const specs = await context.ports.tools.list(server, context.signal)
  return specs
    .filter((spec) => !off.has(spec.name))
    .map((spec) => ({
      ...spec,
      kind: 'tool' as const,
      name: toolName(spec.name),
      call: (args, signal) => context.ports.tools.call(server, spec.name, args, signal),
    }))
}

function switchedOff(metadata: Value | undefined): Set<string> {
  const plain = plainValue(metadata)
  const rows = Array.isArray(plain) ? plain : []
  return new Set(rows.flatMap((row) => (isRecord(row) && row.status === false ? [String(row.name)] : [])))
}

function tableOf(result: JsonValue): TableValue {
  const rows = Array.isArray(result) ? result : [result]
  return { kind: 'table', rows: rows.map((row) => (isRecord(row) ? row : { text: row })) }
}
