import { expect, it } from 'vitest'
import { runNode } from '../testing/run-node'

it('makes a list of texts', async () => {
  const { outputs } = await runNode('CreateList', { texts: ['a', '', 'b'] })
  expect(outputs.list).toEqual([
    { kind: 'data', data: { text: 'a' } },
    { kind: 'data', data: { text: 'b' } },
  ])
  expect(outputs.dataframe).toEqual({ kind: 'table', rows: [{ text: 'a' }, { text: 'b' }] })
})
