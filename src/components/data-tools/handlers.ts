import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { textOf } from '@/engine/text-of'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { compareCells } from '../compare-cells'
import { choiceInput, numberInput, textInput, textsInput } from '../read-inputs'
import { dataListOf, dataOf, tableOf } from '../table-of'
import { toRows } from '../to-rows'

type Row = Record<string, unknown>

export const dataToolHandlers: Readonly<Record<string, Handler>> = {
  FilterData: async (inputs) => {
    const kept = textsInput(inputs, 'filter_criteria')
    const rows = toRows(inputs.data).map((row) =>
      Object.fromEntries(kept.filter((key) => Object.hasOwn(row, key)).map((key) => [key, row[key]])),
    )
    return { outputs: { filtered_data: oneOrAll(rows) } }
  },

  FilterDataValues: async (inputs) => {
    const [key, operator, value] = [
      textInput(inputs, 'filter_key'),
      textInput(inputs, 'operator'),
      textInput(inputs, 'filter_value'),
    ]
    const rows = toRows(inputs.input_data).filter(
      (row) => Object.hasOwn(row, key) && compareCells(row[key], operator, value),
    )
    return { outputs: { filtered_data: dataListOf(rows) } }
  },

  SelectData: async (inputs) => {
    const rows = toRows(inputs.data_list)
    const index = numberInput(inputs, 'data_index') ?? 0
    const row = rows[index]
    if (row) return { outputs: { selected_data: dataOf(row) } }
    throw new EngineError('invalid_input', `There is no item ${index}: the list has ${rows.length}.`, {
      hint: 'The first item is 0.',
    })
  },

  ExtractDataKey: async (inputs) => {
    const key = textInput(inputs, 'key')
    const rows = toRows(inputs.data_input).map((row) => {
      if (Object.hasOwn(row, key)) return { [key]: row[key] }
      throw new EngineError('invalid_input', `The data has no field "${key}".`, {
        hint: `Its fields are: ${Object.keys(row).slice(0, 20).join(', ')}.`,
      })
    })
    return { outputs: { extracted_data: oneOrAll(rows) } }
  },

  MergeDataComponent: async (inputs) => {
    const rows = toRows(inputs.data_inputs)
    return { outputs: { combined_data: tableOf(combined(rows, choiceInput(inputs, 'operation'))) } }
  },
}

function oneOrAll(rows: Row[]) {
  const data = dataListOf(rows)
  return data.length === 1 && data[0] ? data[0] : data
}

function combined(rows: Row[], operation: string): Row[] {
  if (operation === 'Append') return rows
  const all: Row = {}
  for (const [index, row] of rows.entries()) {
    for (const [key, value] of Object.entries(row)) {
      const name = operation === 'Join' && index > 0 ? `${key}_doc${index + 1}` : key
      all[name] = Object.hasOwn(all, name) ? both(all[name], value, operation) : value
    }
  }
  return isRecord(all) && rows.length > 0 ? [all] : []
}

function both(before: unknown, value: unknown, operation: string): unknown {
  if (operation === 'Concatenate' && typeof before === 'string') return `${before}\n${textOf(toJson(value))}`
  if (operation !== 'Merge') return value
  return Array.isArray(before) ? [...before, value] : [before, value]
}
