import { describe, expect, it } from 'vitest'
import type { Value } from '@/engine/values'
import { runNode } from '../testing/run-node'
import { toRows } from '../to-rows'

const table: Value = {
  kind: 'table',
  rows: [
    { n: 10, s: 'b' },
    { n: 9, s: 'a' },
    { n: 9, s: 'c' },
  ],
}

async function rows(config: Record<string, unknown>, df: Value = table) {
  const { outputs, error } = await runNode('DataFrameOperations', config, { wires: { df } })
  return error ? error.message : toRows(outputs.output)
}

describe('DataFrameOperations', () => {
  it('adds, drops, renames and selects columns', async () => {
    const chosen = [{ name: 'Add Column', icon: 'plus' }]
    expect(await rows({ operation: chosen, new_column_name: 'f', new_column_value: 'x' })).toContainEqual({
      n: 10,
      s: 'b',
      f: 'x',
    })
    expect(await rows({ operation: 'Drop Column', column_name: 'n' })).toEqual([{ s: 'b' }, { s: 'a' }, { s: 'c' }])
    expect(await rows({ operation: 'Rename Column', column_name: 'n', new_column_name: 'm' })).toContainEqual({
      m: 10,
      s: 'b',
    })
    expect(await rows({ operation: 'Select Columns', columns_to_select: 's' })).toEqual([
      { s: 'b' },
      { s: 'a' },
      { s: 'c' },
    ])
    expect(await rows({ operation: 'Select Columns', columns_to_select: ['n', 's'] })).toHaveLength(3)
  })

  it('filters, sorts by number, takes the head and the tail', async () => {
    const numbers = async (config: Record<string, unknown>) => {
      const found = await rows(config)
      return Array.isArray(found) ? found.map((row) => row.n) : found
    }
    expect(
      await numbers({ operation: 'Filter', column_name: 'n', filter_operator: 'greater than', filter_value: '9' }),
    ).toEqual([10])
    expect(await numbers({ operation: 'Filter', column_name: 's', filter_value: 'a' })).toEqual([9])
    expect(await numbers({ operation: 'Sort', column_name: 'n' })).toEqual([9, 9, 10])
    expect(await numbers({ operation: 'Sort', column_name: 'n', ascending: false })).toEqual([10, 9, 9])
    expect(await numbers({ operation: 'Head', num_rows: 1 })).toEqual([10])
    expect(await numbers({ operation: 'Tail', num_rows: 2 })).toEqual([9, 9])
    expect(await numbers({ operation: 'Drop Duplicates', column_name: 'n' })).toEqual([10, 9])
  })

  it('replaces, merges, puts one below the other, or leaves the table alone', async () => {
    expect(
      await rows({ operation: 'Replace Value', column_name: 's', replace_value: 'a', replacement_value: 'z' }),
    ).toContainEqual({ n: 9, s: 'z' })
    const other: Value = { kind: 'table', rows: [{ s: 'a', more: true }] }
    expect(await rows({ operation: 'Merge', merge_on_column: 's' }, [table, other])).toEqual([
      { n: 9, s: 'a', more: true },
    ])
    expect(await rows({ operation: 'Concatenate' }, [table, other])).toHaveLength(4)
    expect(await rows({})).toHaveLength(3)
  })

  it('names a column that is not there', async () => {
    expect(await rows({ operation: 'Sort', column_name: 'x' })).toBe('The table has no column "x".')
    expect(await rows({ operation: 'Turn' })).toBe('The operation "Turn" is not known.')
  })
})
