import { describe, expect, it } from 'vitest'
import type { Value } from '@/engine/values'
import { runNode } from '../testing/run-node'

async function result(config: Record<string, unknown>, data: Value) {
  const { outputs, error } = await runNode('DataOperations', config, { wires: { data } })
  return error ? error.message : outputs.data_output
}
const datum = (data: Record<string, unknown>): Value => ({ kind: 'data', data })

describe('DataOperations', () => {
  const one = datum({ a: 1, b: 'x' })

  it('selects, removes, renames and adds fields', async () => {
    expect(await result({ operations: [{ name: 'Select Keys' }], select_keys_input: ['a'] }, one)).toEqual(
      datum({ a: 1 }),
    )
    expect(await result({ operations: 'Select Keys', select_keys_input: 'q' }, one)).toBe('The data has no field "q".')
    expect(await result({ operations: 'Remove Keys', remove_keys_input: 'a' }, one)).toEqual(datum({ b: 'x' }))
    expect(await result({ operations: 'Rename Keys', rename_keys_input: { a: 'z' } }, one)).toEqual(
      datum({ z: 1, b: 'x' }),
    )
    expect(
      await result({ operations: 'Append or Update', append_update_data: [{ key: 'c', value: '3' }] }, one),
    ).toEqual(datum({ a: 1, b: 'x', c: '3' }))
  })

  it('combines data, filters lists, reads literals, follows a path', async () => {
    expect(await result({ operations: 'Combine' }, [one, datum({ a: 2, c: 3 })])).toEqual(
      datum({ a: [1, 2], b: 'x', c: 3 }),
    )
    const list = datum({ items: [{ k: 'a' }, { k: 'b' }] })
    expect(await result({ operations: 'Filter Values', filter_key: 'items', filter_values: { k: 'b' } }, list)).toEqual(
      datum({ items: [{ k: 'b' }] }),
    )
    expect(await result({ operations: 'Literal Eval' }, datum({ a: "['x', 1]", b: 'True', c: 'word' }))).toEqual(
      datum({ a: ['x', 1], b: true, c: 'word' }),
    )
    expect(await result({ operations: 'Path Selection', selected_key: '.items[1].k' }, list)).toEqual(
      datum({ result: 'b' }),
    )
  })

  it('refuses what it does not know', async () => {
    expect(await result({ operations: 'JQ Expression' }, one)).toContain('"JQ Expression" is not available')
  })
})
