import type { Handler } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import { textInput } from '../read-inputs'

export const combineTextHandler: Handler = async (inputs, context) => {
  const text = [textInput(inputs, 'text1'), textInput(inputs, 'text2')].join(textInput(inputs, 'delimiter'))
  return { outputs: { combined_text: newMessage(text, context.run) } }
}
