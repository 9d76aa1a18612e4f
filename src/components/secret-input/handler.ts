import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import { textInput } from '../read-inputs'

export const secretInputHandler: Handler = async (inputs, context) => {
  const missing = context.unresolved.input_value
  if (missing !== undefined) {
    throw new EngineError('missing_value', `"${context.node_name}" needs the variable ${missing}, which is not set.`, {
      hint: 'Add it under Settings → Variables.',
    })
  }
  return { outputs: { text: newMessage(textInput(inputs, 'input_value'), context.run) } }
}
