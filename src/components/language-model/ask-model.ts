import type { NodeContext, NodeInputs, NodeResult } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import type { ChatTurn } from '@/engine/ports'
import type { ModelRef, Value } from '@/engine/values'
import { flagInput, textInput } from '../read-inputs'

/**
 * Asks the model when its answer is wanted, and hands on the model itself. A node that nothing follows and that has
 * nothing to ask is one that its author has not connected yet: it neither needs a key nor stops the flow.
 */
export async function askModel(
  choose: () => Promise<ModelRef>,
  inputs: NodeInputs,
  context: NodeContext,
): Promise<NodeResult> {
  const turns = turnsOf(inputs)
  if (turns.length === 0 && context.leaf) {
    context.log('Not connected and with nothing to ask: the model was not called.')
    return { outputs: {} }
  }
  const model = await choose()
  const outputs: Record<string, Value> = { model_output: { kind: 'model', model } }
  if (!context.wanted('text_output')) return { outputs }
  if (turns.length === 0) {
    throw new EngineError('missing_value', `"${context.node_name}" has nothing to ask: its input is empty.`, {
      hint: 'Connect something to "Input", or type a text.',
    })
  }
  const pieces = answer(model, turns, context)
  const text = flagInput(inputs, 'stream', true) ? await context.stream(pieces) : await whole(pieces)
  return { outputs: { ...outputs, text_output: newMessage(text, context.run) } }
}

function turnsOf(inputs: NodeInputs): ChatTurn[] {
  const system = textInput(inputs, 'system_message')
  const input = textInput(inputs, 'input_value')
  // Some providers refuse a conversation without a user's turn, so instructions alone are sent as one.
  if (input === '') return system === '' ? [] : [{ role: 'user', content: system }]
  const user: ChatTurn = { role: 'user', content: input }
  return system === '' ? [user] : [{ role: 'system', content: system }, user]
}

async function* answer(model: ModelRef, turns: ChatTurn[], context: NodeContext): AsyncIterable<string> {
  for await (const chunk of context.ports.model.stream({ model, turns, signal: context.signal })) {
    if (chunk.type === 'text') yield chunk.text
    else if (chunk.type === 'finish') context.usage(chunk.usage)
  }
}

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}
