import { field, flowNode } from '../flow-node'

export const assigner = flowNode({
  type: 'assigner',
  display_name: 'Variable Assigner',
  description: 'Changes variables of the conversation or of a loop.',
  icon: 'pencil',
  category: 'logic',
  fields: [
    field('version', 'Version', 'text', { advanced: true, default: '2' }),
    field('items', 'Assignments', 'table', { default: [] }),
    field('assigned_variable_selector', 'Variable', 'table', { advanced: true }),
    field('input_variable_selector', 'Value', 'table', { advanced: true }),
    field('write_mode', 'Mode', 'select', { advanced: true, options: ['over-write', 'append', 'clear'] }),
  ],
})
