import type { Handler } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import { formatTemplate } from '@/lib/f-string'
import { flagInput, textInput } from '../read-inputs'
import { promptVariables } from './prompt-variables'

export const promptHandler: Handler = async (inputs, context) => {
  const template = textInput(inputs, 'template')
  const double = flagInput(inputs, 'use_double_brackets', false)
  const variables = new Set(promptVariables(template, double))
  const written = (name: string) => (double ? `{{${name}}}` : `{${name}}`)
  const text = formatTemplate(
    template,
    (name) => (variables.has(name) ? textInput(inputs, name) : written(name)),
    double ? 'double' : 'single',
  )
  return { outputs: { prompt: newMessage(text, context.run) } }
}
