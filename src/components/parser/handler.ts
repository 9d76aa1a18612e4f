import type { Handler } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import { dataText, textOf } from '@/engine/text-of'
import { isData, isMessage, isTable } from '@/engine/value-guards'
import type { Value } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { formatData, readableText } from '../data-text'
import { flagInput, textInput } from '../read-inputs'

export const parserHandler: Handler = async (inputs, context) => {
  const value = inputs.input_data
  const sep = textInput(inputs, 'sep')
  const text =
    textInput(inputs, 'mode') === 'Stringify'
      ? readableText(value, { template: '', clean: flagInput(inputs, 'clean_data', true) })
      : rowsOf(value)
          .map((row) => formatData(textInput(inputs, 'pattern'), row.data, row.text))
          .join(sep)
  return { outputs: { parsed_text: newMessage(text, context.run) } }
}

interface Row {
  data: Record<string, unknown>
  text?: string
}

function rowsOf(value: Value | undefined): Row[] {
  if (Array.isArray(value)) return value.flatMap((item) => rowsOf(item))
  if (isTable(value)) return value.rows.map((data) => ({ data }))
  if (isData(value)) return [{ data: value.data, text: dataText(value) }]
  if (isMessage(value)) return [{ data: { ...value }, text: value.text }]
  if (isRecord(value)) return [{ data: value }]
  return value === undefined || value === null ? [] : [{ data: {}, text: textOf(value) }]
}
