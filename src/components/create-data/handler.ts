import type { Handler, NodeInputs } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { textOf } from '@/engine/text-of'
import { isMessage } from '@/engine/value-guards'
import type { DataValue } from '@/engine/values'
import { keyValues } from '../api-request/key-values'
import { flagInput, textInput } from '../read-inputs'
import { toRows } from '../to-rows'

export const createDataHandler: Handler = async (inputs, context) => ({
  outputs: { data: checked(fieldsIn(inputs), inputs, context.node_name) },
})

export const updateDataHandler: Handler = async (inputs, context) => {
  const added = fieldsIn(inputs)
  const data = toRows(inputs.old_data).map((row) => checked({ ...row, ...added }, inputs, context.node_name))
  return { outputs: { data: data.length === 1 && data[0] ? data[0] : data } }
}

function fieldsIn(inputs: NodeInputs): Record<string, unknown> {
  const all: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(inputs)) {
    if (name !== 'fields' && !/^field_\d+_key$/.test(name)) continue
    if (isMessage(value)) all[name] = textOf(value)
    else Object.assign(all, Object.fromEntries(keyValues(value) ?? []))
  }
  return all
}

function checked(data: Record<string, unknown>, inputs: NodeInputs, node: string): DataValue {
  const text_key = textInput(inputs, 'text_key')
  if (flagInput(inputs, 'text_key_validator', false) && !Object.hasOwn(data, text_key)) {
    throw new EngineError('invalid_input', `The data of "${node}" has no field "${text_key}".`, {
      hint: `Its fields are: ${Object.keys(data).join(', ')}.`,
    })
  }
  return { kind: 'data', data, ...(text_key === '' ? {} : { text_key }) }
}
