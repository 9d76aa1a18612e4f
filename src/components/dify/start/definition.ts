import type { FieldDefinition, OutputDefinition } from '@/engine/component'
import { field, flowNode } from '../flow-node'
import { type StartVariable, startVariables } from './start-variables'

export const start = flowNode({
  type: 'start',
  display_name: 'Start',
  description: 'Where a run begins, and what it asks for.',
  icon: 'play',
  category: 'input_output',
  entry: 'start',
  fields: [
    field('variables', 'Input Fields', 'table', { info: 'What a run is asked for.', default: [] }),
    field('mode', 'Mode', 'text', {
      advanced: true,
      info: 'How the app is used: in a conversation, or once per input.',
    }),
  ],
  dynamic_fields: (config) => startVariables(config.variables).map(variableField),
  dynamic_outputs: (config) => startVariables(config.variables).map(variableOutput),
  summary: (config) => {
    const names = startVariables(config.variables).map((variable) => variable.variable)
    return names.length === 0 ? undefined : names.join(', ')
  },
})

function variableField(variable: StartVariable): FieldDefinition {
  return field(variable.variable, variable.label || variable.variable, fieldType(variable), {
    ...(variable.options.length > 0 ? { options: variable.options } : {}),
    ...(variable.type === 'file-list' ? { list: true } : {}),
  })
}

function fieldType({ type }: StartVariable): FieldDefinition['type'] {
  switch (type) {
    case 'paragraph':
      return 'multiline'
    case 'number':
      return 'number'
    case 'checkbox':
      return 'boolean'
    case 'select':
      return 'select'
    case 'file':
    case 'file-list':
      return 'file'
    case 'json':
    case 'json_object':
      return 'table'
    default:
      return 'text'
  }
}

function variableOutput(variable: StartVariable): OutputDefinition {
  return { name: variable.variable, display_name: variable.label || variable.variable, types: ['Any'] }
}
