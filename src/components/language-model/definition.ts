import type { ComponentDefinition } from '@/engine/component'
import { isRecord } from '@/lib/is-record'
import {
  baseUrlField,
  conversationFields,
  modelNameField,
  modelOutputs,
  providerKeyField,
  timeoutField,
} from './model-fields'
import { modelProviders } from './providers'

export const languageModel: ComponentDefinition = {
  type: 'LanguageModelComponent',
  aliases: ['LanguageModel'],
  display_name: 'Language Model',
  description: 'Asks a language model of any provider.',
  icon: 'brain-circuit',
  category: 'models',
  fields: [
    {
      name: 'provider',
      display_name: 'Model Provider',
      type: 'select',
      options: modelProviders.map((provider) => provider.display_name),
      default: 'Offline',
    },
    modelNameField,
    {
      ...providerKeyField,
      show_when: {
        field: 'provider',
        in: modelProviders.filter((provider) => provider.key_variable).map((provider) => provider.display_name),
      },
    },
    { ...baseUrlField, aliases: ['ollama_base_url'] },
    ...conversationFields,
    {
      name: 'max_tokens',
      display_name: 'Max Tokens',
      type: 'integer',
      info: 'Longest answer, in tokens. Empty leaves it to the provider.',
      min: 0,
      advanced: true,
    },
    timeoutField,
    {
      name: 'model',
      display_name: 'Other Model',
      type: 'handle',
      info: 'A model from another node, used instead of the one chosen here.',
      input_types: ['LanguageModel'],
      advanced: true,
    },
  ],
  outputs: modelOutputs,
  summary: (config) => {
    const chosen = Array.isArray(config.model) ? config.model[0] : undefined
    const name = isRecord(chosen) ? chosen.name : config.model_name
    return typeof name === 'string' && name !== '' ? name : undefined
  },
}
