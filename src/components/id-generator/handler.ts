import type { Handler } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import { textInput } from '../read-inputs'

export const idGeneratorHandler: Handler = async (inputs, context) => ({
  outputs: { id: newMessage(textInput(inputs, 'unique_id') || context.ports.ids.uuid(), context.run) },
})
