import type { Handler } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import { isMessage } from '@/engine/value-guards'
import { textInput } from '../read-inputs'

export const passHandler: Handler = async (inputs, context) => {
  const { input_message } = inputs
  const message = isMessage(input_message) ? input_message : newMessage(textInput(inputs, 'input_message'), context.run)
  return { outputs: { output_message: message } }
}
