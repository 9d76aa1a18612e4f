import { expect, it } from 'vitest'
import { runNode } from '../testing/run-node'

it('joins two texts', async () => {
  const config = { text1: 'a', text2: 'b' }
  expect((await runNode('CombineText', config)).outputs.combined_text).toMatchObject({ text: 'a b' })
  expect((await runNode('CombineText', { ...config, delimiter: '' })).outputs.combined_text).toMatchObject({
    text: 'ab',
  })
  const { outputs } = await runNode('CombineText', { text1: 'a', delimiter: '-' }, { wires: { text2: 'wired' } })
  expect(outputs.combined_text).toMatchObject({ text: 'a-wired' })
})
