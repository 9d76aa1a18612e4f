import { field, flowNode, output } from '../flow-node'
import { calledFlow, toolCapabilities, toolCapability } from './tool-capability'

export const tool = flowNode({
  type: 'tool',
  display_name: 'Tool',
  description: 'Calls a tool: search, web page, time, JSON, a tool server, another flow.',
  icon: 'wrench',
  category: 'tools',
  capabilities: toolCapabilities,
  used_capabilities: ({ provider_type, tool_name }) => toolCapability(provider_type, tool_name),
  called_flows: ({ provider_type, tool_name, provider_id }) => calledFlow(provider_type, tool_name || provider_id),
  fields: [
    field('provider_type', 'Kind', 'select', {
      options: ['builtin', 'mcp', 'workflow', 'api', 'plugin'],
      default: 'builtin',
    }),
    field('provider_id', 'Provider', 'text', { default: '' }),
    field('provider_name', 'Provider Name', 'text', { advanced: true, default: '' }),
    field('tool_name', 'Tool', 'text', { default: '' }),
    field('tool_label', 'Label', 'text', { advanced: true }),
    field('tool_parameters', 'Parameters', 'table', { default: {} }),
    field('tool_configurations', 'Settings', 'table', { default: {} }),
    field('tool_node_version', 'Version', 'text', { advanced: true }),
    field('tool_description', 'Description', 'text', { advanced: true }),
    field('credential_id', 'Credential', 'text', { advanced: true }),
    field('plugin_id', 'Plugin', 'text', { advanced: true }),
    field('plugin_unique_identifier', 'Plugin Version', 'text', { advanced: true }),
    field('paramSchemas', 'Parameter Schemas', 'table', { advanced: true }),
    field('params', 'Params', 'table', { advanced: true }),
    field('output_schema', 'Output Schema', 'table', { advanced: true }),
    field('is_team_authorization', 'Team Authorization', 'boolean', { advanced: true }),
    field('is_installed', 'Installed', 'boolean', { advanced: true }),
  ],
  outputs: [output('text', 'Text', 'Message'), output('files', 'Files', 'Any'), output('json', 'JSON', 'Any')],
  summary: (config) => (typeof config.tool_name === 'string' && config.tool_name !== '' ? config.tool_name : undefined),
})
