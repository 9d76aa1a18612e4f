import type { OutputDefinition } from './component'

/** The output by which any node is offered to an agent as a tool instead of being run. */
export const TOOL_PORT = 'component_as_tool'

export const toolOutput: OutputDefinition = { name: TOOL_PORT, display_name: 'Tool', types: ['Tool'] }
