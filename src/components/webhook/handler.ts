import type { Handler } from '@/engine/component'
import { plainValue } from '@/engine/plain-value'
import { isRecord } from '@/lib/is-record'
import { textInput } from '../read-inputs'
import { dataOf } from '../table-of'

/** The payload is what the run was started with; without any, what the author put into the node. */
export const webhookHandler: Handler = async (inputs, context) => {
  const given = Object.entries(context.run.inputs ?? {}).map(([name, value]) => [name, plainValue(value)])
  if (given.length > 0) return { outputs: { output_data: dataOf(Object.fromEntries(given)) } }
  return { outputs: { output_data: dataOf(payloadOf(textInput(inputs, 'data') || context.run.input_value)) } }
}

function payloadOf(text: string): Record<string, unknown> {
  if (text.trim() === '') return {}
  try {
    const json: unknown = JSON.parse(text)
    return isRecord(json) ? json : { payload: json }
  } catch {
    // Callers may send any text.
    return { payload: text }
  }
}
