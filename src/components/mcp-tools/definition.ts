import type { ComponentDefinition, FieldDefinition } from '@/engine/component'

const fields: readonly FieldDefinition[] = [
  {
    name: 'server',
    aliases: ['sse_url', 'server_url'],
    display_name: 'Server',
    type: 'text',
    info: 'Name of a registered MCP server, or the http(s) address of any.',
    placeholder: 'https://example.com/mcp',
    default: '',
    input_types: ['Message'],
  },
  {
    name: 'tool',
    aliases: ['tool_name'],
    display_name: 'Tool',
    type: 'text',
    info: 'The tool that this node calls when it is no agent’s tool.',
    default: '',
  },
  {
    name: 'arguments',
    display_name: 'Arguments',
    type: 'key_value',
    info: 'What the tool is given, by name.',
    input_types: ['Data'],
  },
  {
    name: 'headers',
    aliases: ['headers_input'],
    display_name: 'Headers',
    type: 'key_value',
    info: 'Sent with each request to a server that is named by its address.',
    input_types: ['Data'],
    advanced: true,
  },
  {
    name: 'mcp_server',
    display_name: 'Server as Imported',
    type: 'key_value',
    info: 'The server of a flow that comes from elsewhere: its name, and its address where it has one.',
    advanced: true,
  },
  {
    name: 'tools_metadata',
    display_name: 'Tools for Agents',
    type: 'table',
    info: 'Rows of name and status: tools whose status is false are not offered to agents.',
    advanced: true,
  },
]

/** Settings of other products that stand beside a tool's arguments and are none. */
const NO_ARGUMENTS = new Set([
  ...fields.flatMap((field) => [field.name, ...(field.aliases ?? [])]),
  ...['tool_placeholder', 'use_cache', 'verify_ssl', 'mode', 'command', 'env', 'code', 'description', 'tool_mode'],
])

export const mcpTools: ComponentDefinition = {
  type: 'MCPTools',
  aliases: ['MCPToolsComponent', 'MCPStdio', 'MCPSse', 'MCPToolsStdio', 'MCPToolsSse'],
  display_name: 'MCP Tools',
  description: 'Gives an agent the tools of an MCP server, or calls one of them.',
  icon: 'plug',
  category: 'tools',
  capabilities: ['tools'],
  fields,
  outputs: [{ name: 'response', display_name: 'Response', types: ['DataFrame'] }],
  dynamic_fields: argumentFields,
  summary: (config) => {
    const { server, tool, mcp_server } = config
    const imported =
      typeof mcp_server === 'object' && mcp_server !== null && 'name' in mcp_server ? mcp_server.name : ''
    const words = [tool, server || imported].filter((word) => typeof word === 'string' && word !== '')
    return words.length > 0 ? words.join(' · ') : undefined
  },
}

/** Arguments that stand in the node under their own names, as exports write them. */
export function argumentFields(config: Record<string, unknown>): FieldDefinition[] {
  return Object.keys(config)
    .filter((name) => !NO_ARGUMENTS.has(name) && !name.startsWith('_'))
    .map((name) => ({ name, display_name: name, type: 'text', input_types: ['Message', 'Data'] }))
}
