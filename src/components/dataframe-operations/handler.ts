import type { Handler, NodeInputs } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { isTable } from '@/engine/value-guards'
import type { Value } from '@/engine/values'
import { groupBy } from '@/lib/group-by'
import { compareCells, orderCells } from '../compare-cells'
import { choiceInput, flagInput, numberInput, textInput, textsInput } from '../read-inputs'
import { tableOf } from '../table-of'
import { toRows } from '../to-rows'

type Row = Record<string, unknown>

export const dataframeOperationsHandler: Handler = async (inputs) => {
  const tables = tablesIn(inputs.df).map((value) => toRows(value))
  const operation = choiceInput(inputs, 'operation')
  if (operation === 'Merge')
    return { outputs: { output: tableOf(merge(tables, textInput(inputs, 'merge_on_column'))) } }
  return { outputs: { output: tableOf(changed(tables.flat(), operation, inputs)) } }
}

/** What came along each wire; several tables on one wire are several, too. */
function tablesIn(value: Value | undefined): Value[] {
  const wires = Array.isArray(value) ? value : [value ?? null]
  return wires.flatMap((wire) => (Array.isArray(wire) && wire.every(isTable) ? wire : [wire]))
}

function changed(rows: Row[], operation: string, inputs: NodeInputs): Row[] {
  const column = textInput(inputs, 'column_name')
  const count = numberInput(inputs, 'num_rows') ?? 5
  switch (operation) {
    // Nothing chosen: the table goes on as it is.
    case '':
    case 'Concatenate':
      return rows
    case 'Add Column':
      return rows.map((row) => ({
        ...row,
        [textInput(inputs, 'new_column_name')]: textInput(inputs, 'new_column_value'),
      }))
    case 'Drop Column':
      return withColumn(rows, column).map(({ [column]: _dropped, ...rest }) => rest)
    case 'Drop Duplicates':
      return distinct(withColumn(rows, column), column)
    case 'Filter': {
      const operator = textInput(inputs, 'filter_operator')
      return withColumn(rows, column).filter((row) =>
        compareCells(row[column], operator, textInput(inputs, 'filter_value')),
      )
    }
    case 'Head':
      return rows.slice(0, count)
    case 'Tail':
      return count === 0 ? [] : rows.slice(-count)
    case 'Rename Column':
      return renamed(withColumn(rows, column), column, textInput(inputs, 'new_column_name'))
    case 'Replace Value': {
      const [from, to] = [textInput(inputs, 'replace_value'), textInput(inputs, 'replacement_value')]
      return withColumn(rows, column).map((row) =>
        compareCells(row[column], 'equals', from) ? { ...row, [column]: to } : row,
      )
    }
    case 'Select Columns':
      return selected(rows, inputs)
    case 'Sort': {
      const sign = flagInput(inputs, 'ascending', true) ? 1 : -1
      return [...withColumn(rows, column)].sort((a, b) => sign * orderCells(a[column], b[column]))
    }
    default:
      throw new EngineError('invalid_input', `The operation "${operation}" is not known.`, {
        hint: 'Choose one of the operations in the inspector.',
      })
  }
}

function withColumn(rows: Row[], column: string): Row[] {
  if (rows.length > 0 && !rows.some((row) => Object.hasOwn(row, column))) {
    throw new EngineError('invalid_input', `The table has no column "${column}".`, {
      hint: `Its columns are: ${[...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, 20).join(', ')}.`,
    })
  }
  return rows
}

function distinct(rows: Row[], column: string): Row[] {
  const seen = new Set<string>()
  return rows.filter((row) => {
    const key = JSON.stringify(row[column]) ?? ''
    return !seen.has(key) && seen.add(key)
  })
}

function renamed(rows: Row[], from: string, to: string): Row[] {
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, cell]) => [key === from ? to : key, cell])),
  )
}

function selected(rows: Row[], inputs: NodeInputs): Row[] {
  const names = textsInput(inputs, 'columns_to_select')
    .flatMap((text) => text.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '')
  for (const name of names) withColumn(rows, name)
  return rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])))
}

function merge(tables: Row[][], column: string): Row[] {
  const [first = [], ...others] = tables
  let merged = withColumn(first, column)
  for (const other of others) {
    const partners = groupBy(withColumn(other, column), (row) => JSON.stringify(row[column]))
    merged = merged.flatMap((row) =>
      (partners.get(JSON.stringify(row[column])) ?? []).map((more) => ({ ...more, ...row })),
    )
  }
  return merged
}
