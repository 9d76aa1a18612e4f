import type { NodeContext, NodeInputs } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import type { MessageValue } from '@/engine/values'
import { flagInput, textInput } from './read-inputs'

/** Announces a message with the sender and session that the node's settings say, and keeps it unless they say not to. */
export async function sendMessage(
  text: string,
  files: string[],
  inputs: NodeInputs,
  context: NodeContext,
  properties?: MessageValue['properties'],
): Promise<MessageValue> {
  const draft = newMessage(text, context.run, {
    ...(properties ? { properties } : {}),
    sender: textInput(inputs, 'sender'),
    sender_name: textInput(inputs, 'sender_name'),
    session_id: textInput(inputs, 'session_id') || context.run.session_id,
    files,
  })
  const message = await context.message(draft)
  if (flagInput(inputs, 'should_store_message', true)) await context.ports.memory.store(message)
  return message
}
