import type { Handler } from '@/engine/component'
import { textInput, textsInput } from '../read-inputs'
import { sendMessage } from '../send-message'

export const chatInputHandler: Handler = async (inputs, context) => {
  const files = new Set([...textsInput(inputs, 'files'), ...context.run.files])
  const message = await sendMessage(textInput(inputs, 'input_value'), [...files], inputs, context)
  return { outputs: { message } }
}
