import type { Handler } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import { isMessage } from '@/engine/value-guards'
import type { MessageValue } from '@/engine/values'
import { textInput } from '../read-inputs'

/** An empty message is not kept: it says nothing. */
export const storeMessageHandler: Handler = async (inputs, context) => {
  const text = textInput(inputs, 'message')
  const given = isMessage(inputs.message) ? inputs.message : newMessage(text, context.run)
  const message: MessageValue = {
    ...given,
    sender: textInput(inputs, 'sender') || given.sender,
    sender_name: textInput(inputs, 'sender_name') || given.sender_name,
    session_id: textInput(inputs, 'session_id') || given.session_id || context.run.session_id,
  }
  if (text === '') {
    context.log('The message is empty and was not kept.')
    return { outputs: { stored_messages: message } }
  }
  const stored = { ...message, id: await context.ports.ids.messageId() }
  await context.ports.memory.store(stored)
  return { outputs: { stored_messages: stored } }
}
