import type { ComponentDefinition, FieldDefinition } from '@/engine/component'
import { baseUrlField, conversationFields, modelOutputs, timeoutField } from '../language-model/model-fields'
import { findModelProvider } from '../language-model/providers'
import { type ProviderModelSpec, providerModelSpecs } from './specs'

export const providerModels: readonly ComponentDefinition[] = providerModelSpecs.map((spec) => ({
  type: spec.type,
  aliases: spec.aliases,
  display_name: spec.display_name,
  description: `Asks a language model of ${spec.display_name}.`,
  icon: spec.icon,
  category: 'models',
  fields: [...fieldsOfSpec(spec), ...conversationFields, timeoutField],
  outputs: modelOutputs,
  summary: (config) => {
    const name = config[spec.model.name] ?? spec.model.default
    return typeof name === 'string' ? name : undefined
  },
}))

function fieldsOfSpec(spec: ProviderModelSpec): FieldDefinition[] {
  const provider = findModelProvider(spec.provider)
  const fields: FieldDefinition[] = [
    {
      ...spec.model,
      display_name: 'Model Name',
      type: 'model',
      info: 'Choose one or type the name of any other.',
      options: provider?.models ?? [],
    },
  ]
  if (spec.key) {
    fields.push({
      name: 'api_key',
      aliases: spec.key.aliases,
      display_name: 'API Key',
      type: 'secret',
      info: `Empty means the variable ${provider?.key_variable}.`,
      load_from_db: true,
    })
  }
  if (spec.base_url) {
    fields.push({ ...baseUrlField, ...spec.base_url })
  }
  if (spec.max_tokens) {
    fields.push({
      ...spec.max_tokens,
      display_name: 'Max Tokens',
      type: 'integer',
      info: 'Longest answer, in tokens. Empty leaves it to the provider.',
      min: 0,
      advanced: true,
    })
  }
  return fields
}
