import type { z } from 'zod'
import type { Handler } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import { formatTemplate } from '@/lib/f-string'
import { flagInput, textInput } from '../read-inputs'
import type { OpenPrompt } from './open-prompt'
import { promptVariables } from './prompt-variables'

export const promptHandler: Handler = async (inputs, context) => {
  const template = textInput(inputs, 'template')
  const double = flagInput(inputs, 'use_double_brackets', false)
  const values = new Map(promptVariables(template, double).map((name) => [name, textInput(inputs, name)]))
  const written = (name: string) => (double ? `{{${name}}}` : `{${name}}`)
  const text = formatTemplate(template, (name) => values.get(name) ?? written(name), double ? 'double' : 'single')
  const filled = [...values].filter(([, value]) => value !== '')
  if (filled.length === values.size) return { outputs: { prompt: newMessage(text, context.run) } }
  const prompt: z.infer<typeof OpenPrompt> = { template, double, filled: Object.fromEntries(filled) }
  return { outputs: { prompt: newMessage(text, context.run, { properties: { prompt } }) } }
}
