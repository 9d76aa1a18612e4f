import type { FieldDefinition, OutputDefinition } from '@/engine/component'

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
    info: 'Show the answer while it is being written.',
    default: true,
    advanced: true,
  },
  {
    name: 'temperature',
    display_name: 'Temperature',
    type: 'slider',
    info: 'Low is steady, high is inventive. Empty leaves it to the provider.',
    min: 0,
    max: 2,
    step: 0.01,
    advanced: true,
  },
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
