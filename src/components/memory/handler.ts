import type { Handler, NodeContext, NodeInputs, NodeResult } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import { isMessage } from '@/engine/value-guards'
import type { MessageValue } from '@/engine/values'
import { formatData } from '../data-text'
import { numberInput, textInput } from '../read-inputs'

export const memoryHandler: Handler = (inputs, context) =>
  textInput(inputs, 'mode') === 'Store' ? store(inputs, context) : retrieve(inputs, context)

async function retrieve(inputs: NodeInputs, context: NodeContext): Promise<NodeResult> {
  const sender = [textInput(inputs, 'sender_type'), textInput(inputs, 'sender')].find((value) => value !== '')
  const sender_name = textInput(inputs, 'sender_name')
  const limit = numberInput(inputs, 'n_messages') ?? 100
  // The newest are wanted whatever the order, so they are asked for newest first and turned round.
  const newest =
    limit <= 0
      ? []
      : await context.ports.memory.list({
          session_id: textInput(inputs, 'session_id') || context.run.session_id,
          limit,
          order: 'desc',
          ...(sender === 'Machine' || sender === 'User' ? { sender } : {}),
          ...(sender_name === '' ? {} : { sender_name }),
        })
  const messages = textInput(inputs, 'order') === 'Descending' ? newest : [...newest].reverse()
  const template = textInput(inputs, 'template')
  const text = messages.map((message) => formatData(template, { ...message }, message.text)).join('\n')
  const rows = messages.map(rowOf)
  return {
    outputs: {
      messages_text: newMessage(text, context.run),
      dataframe: { kind: 'table', rows },
      messages: rows.map((data) => ({ kind: 'data', data })),
    },
  }
}

async function store(inputs: NodeInputs, context: NodeContext): Promise<NodeResult> {
  const given = inputs.message
  const text = textInput(inputs, 'message')
  if (text === '') {
    throw new EngineError('missing_value', 'There is no message to keep.', {
      hint: 'Connect one to "Message", or set the mode to Retrieve.',
    })
  }
  const side = textInput(inputs, 'sender')
  const from = isMessage(given) ? given : newMessage(text, context.run)
  const message: MessageValue = {
    ...from,
    id: await context.ports.ids.messageId(),
    sender: side === 'Machine' || side === 'User' ? side : from.sender,
    sender_name: textInput(inputs, 'sender_name') || from.sender_name,
    session_id: textInput(inputs, 'session_id') || context.run.session_id,
  }
  await context.ports.memory.store(message)
  return { outputs: { stored_messages: message, messages_text: message } }
}

function rowOf(message: MessageValue): Record<string, unknown> {
  const { id, text, sender, sender_name, session_id, files } = message
  return { ...(id === undefined ? {} : { id }), text, sender, sender_name, session_id, files }
}
