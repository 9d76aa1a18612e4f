import type { Handler, NodeInputs } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { valueAt } from '@/engine/value-at'
import type { JsonValue } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { keyValues } from '../api-request/key-values'
import { compareCells } from '../compare-cells'
import { parseJsonAnswer } from '../model-call/parse-json-answer'
import { choiceInput, textInput, textsInput } from '../read-inputs'
import { dataListOf } from '../table-of'
import { toRows } from '../to-rows'

type Row = Record<string, unknown>

export const dataOperationsHandler: Handler = async (inputs) => {
  const rows = toRows(inputs.data)
  const changed = changedRows(rows, choiceInput(inputs, 'operations'), inputs)
  const data = dataListOf(changed)
  return { outputs: { data_output: data.length === 1 && data[0] ? data[0] : data } }
}

function changedRows(rows: Row[], operation: string, inputs: NodeInputs): Row[] {
  switch (operation) {
    // Nothing chosen: the data goes on as it is.
    case '':
      return rows
    case 'Select Keys':
      return rows.map((row) => only(row, names(inputs, 'select_keys_input')))
    case 'Remove Keys': {
      const removed = new Set(names(inputs, 'remove_keys_input'))
      return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => !removed.has(key))))
    }
    case 'Rename Keys': {
      const named = pairs(inputs, 'rename_keys_input')
      return rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, value]) => [String(named.get(key) ?? key), value])),
      )
    }
    case 'Append or Update':
      return rows.map((row) => ({ ...row, ...Object.fromEntries(pairs(inputs, 'append_update_data')) }))
    case 'Combine':
      return [combined(rows)]
    case 'Filter Values':
      return rows.flatMap((row) => filtered(row, inputs))
    case 'Literal Eval':
      return rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, literal(value)])))
    case 'Path Selection':
      return rows.map((row) => atPath(row, textInput(inputs, 'selected_key')))
    default:
      throw new EngineError('invalid_input', `The operation "${operation}" is not available here.`, {
        hint: 'Choose one of the operations in the inspector.',
      })
  }
}

function only(row: Row, wanted: string[]): Row {
  const missing = wanted.filter((key) => !Object.hasOwn(row, key))
  if (missing.length > 0) {
    throw new EngineError('invalid_input', `The data has no field ${missing.map((key) => `"${key}"`).join(', ')}.`, {
      hint: `Its fields are: ${Object.keys(row).slice(0, 20).join(', ')}.`,
    })
  }
  return Object.fromEntries(wanted.map((key) => [key, row[key]]))
}

/** Fields that several have become lists of what each of them says. */
function combined(rows: Row[]): Row {
  const all: Row = {}
  for (const row of rows) {
    for (const [key, value] of Object.entries(row)) {
      const before = all[key]
      const more = Array.isArray(value) ? value : [value]
      if (!Object.hasOwn(all, key)) all[key] = value
      else all[key] = Array.isArray(before) ? [...before, ...more] : [before, ...more]
    }
  }
  return all
}

function filtered(row: Row, inputs: NodeInputs): Row[] {
  const [key, operator] = [textInput(inputs, 'filter_key'), textInput(inputs, 'operator')]
  const wanted = [...pairs(inputs, 'filter_values')]
  const holds = (item: unknown) =>
    isRecord(item) && wanted.every(([name, value]) => compareCells(item[name], operator, String(value ?? '')))
  const list = key === '' ? undefined : row[key]
  if (Array.isArray(list)) return [{ ...row, [key]: list.filter(holds) }]
  return holds(row) ? [row] : []
}

/** A text that holds a list, an object, a number or a truth value becomes what it says. */
function literal(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (/^(True|False|None)$/.test(text)) return text === 'None' ? null : text === 'True'
  if (/^[{[(]/.test(text)) return parseJsonAnswer(text.replace(/^\((.*)\)$/s, '[$1]'))
  return text !== '' && !Number.isNaN(Number(text)) ? Number(text) : value
}

function atPath(row: Row, path: string): Row {
  const keys = [...path.matchAll(/[^.[\]"']+/g)].map(([key]) => key)
  const found = valueAt(toJson(row), keys)
  if (found === undefined) throw new EngineError('invalid_input', `There is nothing at "${path}" in the data.`)
  return isRecord(found) ? found : { result: found }
}

function names(inputs: NodeInputs, field: string): string[] {
  return textsInput(inputs, field)
    .flatMap((text) => text.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function pairs(inputs: NodeInputs, field: string): Map<string, JsonValue> {
  return keyValues(inputs[field]) ?? new Map()
}
