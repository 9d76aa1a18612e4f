import { describe, expect, it } from 'vitest'
import type { Value } from '@/engine/values'
import { runNode } from '../testing/run-node'

const datum = (data: Record<string, unknown>): Value => ({ kind: 'data', data })
const list = [datum({ a: 'x', b: 1 }), datum({ a: 'y', b: 2 })]

async function result(type: string, config: Record<string, unknown>, field: string, value: Value = list) {
  const { outputs, error } = await runNode(type, config, { wires: { [field]: value } })
  return error ? error.message : Object.values(outputs)[0]
}

describe('small changes to data', () => {
  it('keep fields, items, one item, one field', async () => {
    expect(await result('FilterData', { filter_criteria: ['a', 'q'] }, 'data')).toEqual([
      datum({ a: 'x' }),
      datum({ a: 'y' }),
    ])
    expect(await result('FilterDataValues', { filter_key: 'a', filter_value: 'y' }, 'input_data')).toEqual([
      datum({ a: 'y', b: 2 }),
    ])
    expect(await result('SelectData', { data_index: 1 }, 'data_list')).toEqual(datum({ a: 'y', b: 2 }))
    expect(await result('SelectData', { data_index: 2 }, 'data_list')).toBe('There is no item 2: the list has 2.')
    expect(await result('ExtractaKey', { key: 'b' }, 'data_input', datum({ b: 3 }))).toEqual(datum({ b: 3 }))
    expect(await result('ExtractaKey', { key: 'q' }, 'data_input')).toBe('The data has no field "q".')
  })

  it.each([
    ['Concatenate', [{ a: 'x\ny', b: 2 }]],
    [
      'Append',
      [
        { a: 'x', b: 1 },
        { a: 'y', b: 2 },
      ],
    ],
    ['Merge', [{ a: ['x', 'y'], b: [1, 2] }]],
    ['Join', [{ a: 'x', b: 1, a_doc2: 'y', b_doc2: 2 }]],
  ])('combine by %s', async (operation, rows) => {
    expect(await result('MergeDataComponent', { operation }, 'data_inputs')).toEqual({ kind: 'table', rows })
  })
})
