import { z } from 'zod'
import type { Handler, NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import { textOf } from '@/engine/text-of'
import { isMessage, isModel } from '@/engine/value-guards'
import type { Value } from '@/engine/values'
import { formatTemplate, templateVariables } from '@/lib/f-string'
import { wiredHistory } from '../agent/history'
import { callModel } from '../model-call/call-model'
import { OpenPrompt } from '../prompt/open-prompt'
import { textInput } from '../read-inputs'

export const llmChainHandler: Handler = async (inputs, context) => {
  if (!isModel(inputs.llm)) {
    throw new EngineError('missing_value', `"${context.node_name}" waits for a model from another node.`, {
      hint: 'Connect a language model to "Language Model".',
    })
  }
  const input = textInput(inputs, 'input_value')
  const said = wiredHistory(inputs.memory).map(
    (turn) => `${turn.role === 'user' ? 'Human' : 'AI'}: ${typeof turn.content === 'string' ? turn.content : ''}`,
  )
  const content = filledPrompt(inputs.prompt, textInput(inputs, 'template'), input, said.join('\n'))
  const { text } = await callModel(context, { model: inputs.llm.model, turns: [{ role: 'user', content }] })
  return { outputs: { text: await answer(input, text, context) } }
}

function filledPrompt(prompt: Value | undefined, template: string, input: string, history: string): string {
  const spoken = (name: string) => (/history|memory/i.test(name) ? history : input)
  const open = isMessage(prompt)
    ? z.object({ prompt: OpenPrompt }).safeParse(prompt.properties).data?.prompt
    : undefined
  if (open) {
    const lookup = (name: string) => open.filled[name] ?? spoken(name)
    return formatTemplate(open.template, lookup, open.double ? 'double' : 'single')
  }
  const text = textOf(prompt)
  if (text !== '') return text
  return templateVariables(template).length === 0 ? template || input : formatTemplate(template, spoken)
}

/** A chain at the end of a flow is itself the conversation: both sides are kept. */
async function answer(input: string, text: string, context: NodeContext) {
  const message = newMessage(text, context.run)
  if (!context.leaf) return message
  if (input !== '') {
    const id = await context.ports.ids.messageId()
    await context.ports.memory.store(newMessage(input, context.run, { sender: 'User', sender_name: 'User', id }))
  }
  const announced = await context.message(message)
  await context.ports.memory.store(announced)
  return announced
}
