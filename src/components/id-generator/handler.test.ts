import { expect, it } from 'vitest'
import { runNode } from '../testing/run-node'

it('gives the id that is set, else a fresh one', async () => {
  expect((await runNode('IDGenerator', { unique_id: 'mine' })).outputs.id).toMatchObject({ text: 'mine' })
  expect((await runNode('IDGenerator', {})).outputs.id).toMatchObject({
    text: '00000000-0000-4000-8000-000000000001',
  })
})
