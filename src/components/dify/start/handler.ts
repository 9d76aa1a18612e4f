import type { Handler, NodeContext, NodeInputs } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import type { Value } from '@/engine/values'
import { toJson } from '@/lib/to-json'
import { type StartVariable, startVariables } from './start-variables'

/** App modes in which a run answers a message of a conversation. */
const CONVERSATIONS = new Set(['advanced-chat', 'chat', 'agent-chat'])

export const startHandler: Handler = async (inputs, context) => {
  const given = context.run.inputs ?? {}
  const outputs: Record<string, Value> = { ...given }
  for (const variable of startVariables(inputs.variables)) {
    outputs[variable.variable] = inputOf(variable, own(given, variable.variable), inputs)
  }
  if (typeof inputs.mode === 'string' && CONVERSATIONS.has(inputs.mode)) await keepQuestion(context)
  return { outputs, inputs: Object.fromEntries(Object.keys(outputs).map((name) => [name, toJson(outputs[name])])) }
}

/** What the caller gave, else what a tweak set, else the field's default. */
function inputOf(variable: StartVariable, given: Value | undefined, inputs: NodeInputs): Value {
  const value = given ?? own(inputs, variable.variable)
  if (value !== undefined && value !== null) return variable.type === 'number' ? toNumber(value) : value
  if (variable.default !== undefined && variable.default !== null && variable.default !== '') {
    const preset = toJson(variable.default)
    return variable.type === 'number' ? toNumber(preset) : preset
  }
  return variable.type === 'text-input' || variable.type === 'paragraph' || variable.type === 'select' ? '' : null
}

/** Variables may be called what every object has, such as `constructor`. */
function own(values: Readonly<Record<string, Value | undefined>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined
}

function toNumber(value: Value): Value {
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value
}

/** The user's message becomes part of the conversation before anything answers it. */
async function keepQuestion(context: NodeContext): Promise<void> {
  const { run } = context
  const files = [...run.files, ...(run.attachments ?? []).map((file) => file.ref)]
  const message = newMessage(run.input_value, run, {
    sender: 'User',
    sender_name: 'User',
    files,
    ...(run.message_id === undefined ? {} : { id: run.message_id }),
  })
  await context.ports.memory.store(await context.message(message))
}
