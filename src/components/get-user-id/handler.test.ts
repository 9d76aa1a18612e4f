import { expect, it } from 'vitest'
import { nodeContext } from '../testing/node-context'
import { getUserIdHandler } from './handler'

it('says who started the run', async () => {
  const { run } = nodeContext()
  const by = (user_id?: string) =>
    getUserIdHandler({}, nodeContext({ run: { ...run, ...(user_id ? { user_id } : {}) } }))
  expect(await by('user-7')).toMatchObject({ outputs: { output: { text: 'user-7' } } })
  expect(await by()).toMatchObject({ outputs: { output: { text: '' } } })
})
