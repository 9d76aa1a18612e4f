import type { Handler } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import { textOf } from '@/engine/text-of'
import { isData, isMessage, isTable } from '@/engine/value-guards'
import type { DataValue, Value } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { flagInput } from '../read-inputs'
import { dataOf, tableOf } from '../table-of'
import { toRows } from '../to-rows'

export const typeConverterHandler: Handler = async (inputs, context) => {
  const given = inputs.input_data ?? null
  const value = flagInput(inputs, 'auto_parse', false) ? parsed(given) : given
  return {
    outputs: {
      message_output: isMessage(given) ? given : newMessage(textOf(given), context.run),
      data_output: asData(value),
      dataframe_output: isTable(value) ? value : tableOf(toRows(value)),
    },
  }
}

export const messageToDataHandler: Handler = async (inputs) => ({ outputs: { data: asData(inputs.message ?? '') } })

/** A table becomes data whose `results` are its rows, or its only row. */
function asData(value: Value): DataValue {
  if (isData(value)) return value
  const rows = toRows(value)
  const first = rows[0]
  return rows.length === 1 && first ? dataOf(first) : dataOf({ results: rows })
}

function parsed(value: Value): Value {
  const text = typeof value === 'string' || isMessage(value) ? textOf(value).trim() : ''
  if (!/^[{[]/.test(text)) return value
  try {
    const json = toJson(JSON.parse(text))
    return isRecord(json) ? dataOf(json) : json
  } catch {
    // A text that only begins like JSON is a text.
    return value
  }
}
