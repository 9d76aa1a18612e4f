import type { NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { plainValue } from '@/engine/plain-value'
import { textOf } from '@/engine/text-of'
import { builtInTool, type ToolArgs, type ToolResult } from './built-in-tools'

export interface ToolCallTarget {
  provider_type: string
  /** Id or name of the server, the flow or the plugin. */
  provider: string
  name: string
}

/** Calls a tool wherever it is: of the product, of a tool server, or another flow. Throws `tool_failed` for one that is not here. */
export async function callTool(target: ToolCallTarget, args: ToolArgs, context: NodeContext): Promise<ToolResult> {
  switch (target.provider_type) {
    case 'mcp': {
      const result = await context.ports.tools.call({ name: target.provider }, target.name, args, context.signal)
      return { text: typeof result === 'string' ? result : JSON.stringify(result), json: [result] }
    }
    case 'workflow':
      return callFlow(target, args, context)
    default: {
      const tool = builtInTool(target.name)
      if (tool) return tool.run(args, context)
      throw new EngineError('tool_failed', `The tool "${target.name}" of "${target.provider}" is not available here.`, {
        hint: 'Replace it by an HTTP request, by code, or by a tool of an MCP server.',
      })
    }
  }
}

async function callFlow(target: ToolCallTarget, args: ToolArgs, context: NodeContext): Promise<ToolResult> {
  const { run, ports, signal } = context
  const outputs = await ports.flows.run({
    flow: target.name || target.provider,
    input_value: typeof args.query === 'string' ? args.query : '',
    inputs: args,
    session_id: run.session_id,
    signal,
  })
  const values = Object.assign({}, ...outputs.map((output) => output.outputs))
  const plain = plainValue(values)
  return {
    text: outputs.map((output) => Object.values(output.outputs).map(textOf).join('\n')).join('\n'),
    json: [plain],
  }
}
