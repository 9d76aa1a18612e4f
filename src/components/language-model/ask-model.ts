import type { NodeContext, NodeInputs, NodeResult } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import type { ChatTurn } from '@/engine/ports'
import type { ModelRef, Value } from '@/engine/values'
import { callModel } from '../model-call/call-model'
import { userTurn } from '../model-call/user-turn'
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
  const turns = await turnsOf(inputs, context)
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
  const { text } = await callModel(context, { model, turns, stream: flagInput(inputs, 'stream', true) })
  return { outputs: { ...outputs, text_output: newMessage(text, context.run) } }
}

async function turnsOf(inputs: NodeInputs, context: NodeContext): Promise<ChatTurn[]> {
  const system = textInput(inputs, 'system_message')
  const user = await userTurn(inputs.input_value, context)
  // Some providers refuse a conversation without a user's turn, so instructions alone are sent as one.
  if (user.content === '') return system === '' ? [] : [{ role: 'user', content: system }]
  return system === '' ? [user] : [{ role: 'system', content: system }, user]
}
