import type { FieldDefinition, OutputDefinition } from '@/engine/component'
import { modelProviders } from './providers'

/** The name of a model that is chosen among those of all providers, or typed. */
export const modelNameField: FieldDefinition = {
  name: 'model_name',
  display_name: 'Model Name',
  type: 'model',
  info: 'Choose one or type the name of any other.',
  options: modelProviders.flatMap((provider) => provider.models),
  default: 'offline',
}

/** Empty means the key of the provider, so a node needs none of its own. */
export const providerKeyField: FieldDefinition = {
  name: 'api_key',
  display_name: 'API Key',
  type: 'secret',
  info: 'Empty means the key stored for the provider under Settings → Model providers.',
  load_from_db: true,
}

export const baseUrlField: FieldDefinition = {
  name: 'base_url',
  display_name: 'Base URL',
  type: 'text',
  info: 'Where the provider is reached. Empty means its own address.',
  default: '',
  input_types: ['Message'],
  advanced: true,
}

export const temperatureField: FieldDefinition = {
  name: 'temperature',
  display_name: 'Temperature',
  type: 'slider',
  info: 'Low is steady, high is inventive. Empty leaves it to the provider.',
  min: 0,
  max: 2,
  step: 0.01,
  advanced: true,
}

/** What is said to a model: the same fields in every component that calls one. */
export const conversationFields: readonly FieldDefinition[] = [
  {
    name: 'input_value',
    display_name: 'Input',
    type: 'multiline',
    info: 'What the model is asked.',
    default: '',
    input_types: ['Message'],
  },
  {
    name: 'system_message',
    display_name: 'System Message',
    type: 'multiline',
    info: 'How the model should behave.',
    default: '',
    input_types: ['Message'],
  },
  {
    name: 'stream',
    aliases: ['streaming'],
    display_name: 'Stream',
    type: 'boolean',
    info: 'Show the answer while it is being written. Off asks for the whole of it at once, also of servers that cannot stream.',
    default: true,
    advanced: true,
  },
  temperatureField,
  {
    name: 'top_p',
    display_name: 'Top P',
    type: 'number',
    info: 'Share of likely words to choose from, up to 1. Empty leaves it to the provider.',
    min: 0,
    max: 1,
    advanced: true,
  },
]

export const timeoutField: FieldDefinition = {
  name: 'timeout',
  aliases: ['request_timeout'],
  display_name: 'Timeout',
  type: 'number',
  info: 'Seconds without any sign of the provider before the call is given up. Default 60.',
  min: 0,
  advanced: true,
}

export const modelOutputs: readonly OutputDefinition[] = [
  { name: 'text_output', display_name: 'Model Response', types: ['Message'] },
  { name: 'model_output', display_name: 'Language Model', types: ['LanguageModel'] },
]
