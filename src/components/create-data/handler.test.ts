import { expect, it } from 'vitest'
import { runNode } from '../testing/run-node'

it('makes data of fields, also of those of imported flows', async () => {
  const config = { fields: [{ key: 'a', value: '1' }], field_1_key: { b: '2' }, number_of_fields: 1, text_key: 'b' }
  const { outputs } = await runNode('CreateData', config)
  expect(outputs.data).toEqual({ kind: 'data', data: { a: '1', b: '2' }, text_key: 'b' })
  const { error } = await runNode('CreateData', { ...config, text_key: 'c', text_key_validator: true })
  expect(error?.message).toBe('The data of "The node" has no field "c".')
})

it('changes data', async () => {
  const wires = { old_data: { kind: 'data' as const, data: { a: 1, b: 2 } } }
  const { outputs } = await runNode('UpdateData', { fields: { b: 'new' } }, { wires })
  expect(outputs.data).toEqual({ kind: 'data', data: { a: 1, b: 'new' } })
})
