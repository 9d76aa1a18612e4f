import type { FieldDefinition, OutputDefinition } from '@/engine/component'

/** What every agent has, whatever its export calls it. */
export const agentFields: readonly FieldDefinition[] = [
  {
    name: 'tools',
    display_name: 'Tools',
    type: 'handle',
    info: 'What the agent may use: any component, flow or MCP server.',
    input_types: ['Tool'],
    list: true,
  },
  {
    name: 'input_value',
    display_name: 'Input',
    type: 'multiline',
    info: 'What the agent is asked.',
    default: '',
    input_types: ['Message'],
    tool_mode: true,
  },
  {
    name: 'system_prompt',
    aliases: ['system_message'],
    display_name: 'Agent Instructions',
    type: 'multiline',
    info: 'How the agent should behave and when it should use which tool.',
    default: 'You are a helpful assistant that can use tools to answer questions and perform tasks.',
    input_types: ['Message'],
  },
  {
    name: 'max_iterations',
    display_name: 'Max Iterations',
    type: 'integer',
    info: 'Rounds in which tools may be called. After them the agent answers from what it knows.',
    default: 15,
    min: 1,
    max: 200,
    advanced: true,
  },
  {
    name: 'max_execution_time',
    display_name: 'Max Execution Time',
    type: 'number',
    info: 'Seconds for everything the agent does. Empty means as long as the run may take.',
    min: 0,
    advanced: true,
  },
  {
    name: 'handle_parsing_errors',
    display_name: 'Handle Parse Errors',
    type: 'boolean',
    info: 'Tell the model when a call of a tool cannot be read, instead of failing.',
    default: true,
    advanced: true,
  },
  {
    name: 'verbose',
    display_name: 'Verbose',
    type: 'boolean',
    info: 'Kept for flows that come from elsewhere: every step is always recorded.',
    default: true,
    advanced: true,
  },
]

export const responseOutput: OutputDefinition = { name: 'response', display_name: 'Response', types: ['Message'] }
