import type { Handler } from '@/engine/component'
import { isMessage } from '@/engine/value-guards'
import { readableText } from '../data-text'
import { flagInput, textInput } from '../read-inputs'
import { sendMessage } from '../send-message'

export const chatOutputHandler: Handler = async (inputs, context) => {
  const value = inputs.input_value
  const text = readableText(value, {
    template: textInput(inputs, 'data_template'),
    clean: flagInput(inputs, 'clean_data', true),
  })
  const files = isMessage(value) && value.sender !== 'User' ? value.files : []
  // The steps of an agent stay with what it said.
  const properties = isMessage(value) ? value.properties : undefined
  return { outputs: { message: await sendMessage(text, files, inputs, context, properties) } }
}
