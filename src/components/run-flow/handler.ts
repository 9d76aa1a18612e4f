import type { Component, Handler, NodeContext, NodeInputs } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import { toolName } from '@/engine/node-tools'
import { plainValue } from '@/engine/plain-value'
import { textOf } from '@/engine/text-of'
import type { JsonValue, Value } from '@/engine/values'
import { textInput } from '../read-inputs'
import { dataListOf, tableOf } from '../table-of'
import { toRows } from '../to-rows'

export const runFlowHandler: Handler = async (inputs, context) => {
  const values = await valuesOf(inputs, context, context.signal)
  const rows = values.flatMap((value) => toRows(value))
  const data = dataListOf(rows)
  return {
    outputs: {
      flow_outputs_message: newMessage(values.map((value) => textOf(value)).join('\n'), context.run),
      flow_outputs_data: data.length === 1 && data[0] ? data[0] : data,
      flow_outputs_dataframe: tableOf(rows),
      flow_outputs: data,
    },
  }
}

/** To an agent the flow is a tool under its own name. */
export const runFlowTools: NonNullable<Component['tools']> = async (inputs, context) => {
  const flow = textInput(inputs, 'flow_name_selected')
  const found = (await context.ports.flows.list()).find(({ id, name }) => name === flow || id === flow)
  return [
    {
      kind: 'tool',
      name: toolName(textInput(inputs, 'tool_name') || found?.name || flow),
      description: textInput(inputs, 'tool_description') || found?.description || `Runs the flow "${flow}".`,
      input_schema: {
        type: 'object',
        properties: { input_value: { type: 'string', description: 'What the flow is sent.' } },
        required: ['input_value'],
      },
      async call({ input_value }, signal) {
        const values = await valuesOf({ ...inputs, input_value: input_value ?? '' }, context, signal)
        return values.map((value) => textOf(value)).join('\n')
      },
    },
  ]
}

async function valuesOf(inputs: NodeInputs, context: NodeContext, signal: AbortSignal): Promise<Value[]> {
  const outputs = await context.ports.flows.run({
    flow: textInput(inputs, 'flow_name_selected'),
    input_value: textInput(inputs, 'input_value') || textOf(inputs[innerInput(inputs) ?? '']),
    inputs: innerValues(inputs),
    session_id: textInput(inputs, 'session_id') || context.run.session_id,
    signal,
  })
  return outputs.flatMap((output) => Object.values(output.outputs).slice(0, 1))
}

/** The chat or text input of the other flow that something is set for. */
function innerInput(inputs: NodeInputs): string | undefined {
  return Object.keys(inputs).find((name) => name.endsWith('~input_value') && textOf(inputs[name]) !== '')
}

function innerValues(inputs: NodeInputs): { [key: string]: JsonValue } {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]) =>
      name.includes('~') && value !== undefined && value !== '' ? [[name, plainValue(value)]] : [],
    ),
  )
}
