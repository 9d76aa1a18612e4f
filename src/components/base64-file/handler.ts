import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import { flagInput, textInput } from '../read-inputs'
import { dataOf } from '../table-of'

export const base64FileHandler: Handler = async (inputs, context) => {
  const name = textInput(inputs, 'filename') || 'file.txt'
  const text = textInput(inputs, 'base64_string')
    .replace(/^data:[^,]*,/, '')
    .replaceAll(/\s+/g, '')
  try {
    if (text === '' || !/^[\w+/-]*={0,2}$/.test(text)) {
      throw new EngineError('invalid_input', `"${context.node_name}" got no Base64 text.`, {
        hint: 'Send the bytes of the file in Base64.',
      })
    }
    const bytes = Uint8Array.from(Buffer.from(text, 'base64'))
    const content = await context.ports.documents.extract({ name, media_type: '', bytes }, context.signal)
    return { outputs: { data: dataOf({ text: content, file_path: name }) } }
  } catch (error) {
    if (!(error instanceof EngineError) || !flagInput(inputs, 'silent_errors', false)) throw error
    context.log(error.message)
    return { outputs: { data: dataOf({}) } }
  }
}

export const parameterInputHandler: Handler = async (inputs, context) => ({
  outputs: {
    base64_file_out: newMessage(textInput(inputs, 'base64_file'), context.run),
    filename_out: newMessage(textInput(inputs, 'filename'), context.run),
  },
})
