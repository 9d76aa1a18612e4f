import type { ComponentDefinition, FieldDefinition } from '@/engine/component'
import { promptVariables } from './prompt-variables'

export const prompt: ComponentDefinition = {
  type: 'Prompt',
  aliases: ['Prompt Template', 'PromptTemplate'],
  display_name: 'Prompt',
  description: 'Text with variables, filled in by what is connected to them.',
  icon: 'braces',
  category: 'prompts',
  fields: [
    {
      name: 'template',
      display_name: 'Template',
      type: 'prompt',
      info: 'Each {variable} becomes an input. Write {{ and }} for braces that are no variable.',
      default: '',
    },
    {
      name: 'use_double_brackets',
      display_name: 'Use Double Brackets',
      type: 'boolean',
      info: 'Variables are written {{variable}}, so that single braces can be used freely.',
      default: false,
      advanced: true,
    },
  ],
  outputs: [{ name: 'prompt', display_name: 'Prompt', types: ['Message'] }],
  dynamic_fields: (config) => promptVariables(config.template, config.use_double_brackets).map(variableField),
  summary: (config) => {
    const names = promptVariables(config.template, config.use_double_brackets)
    return names.length === 0 ? undefined : names.map((name) => `{${name}}`).join(' ')
  },
}

function variableField(name: string): FieldDefinition {
  return { name, display_name: name, type: 'multiline', default: '', input_types: ['Message'], load_from_db: true }
}
