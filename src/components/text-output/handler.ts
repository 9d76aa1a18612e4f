import type { Handler } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import { isMessage } from '@/engine/value-guards'
import { textInput } from '../read-inputs'

export const textOutputHandler: Handler = async (inputs, context) => {
  const value = inputs.input_value
  const text = isMessage(value) ? value : newMessage(textInput(inputs, 'input_value'), context.run)
  return { outputs: { text } }
}
