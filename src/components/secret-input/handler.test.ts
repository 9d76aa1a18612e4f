import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { nodeContext } from '../testing/node-context'
import { runNode } from '../testing/run-node'
import { secretInputHandler } from './handler'

it('hands the secret on and shows it nowhere', async () => {
  const { outputs } = await secretInputHandler({ input_value: 'top-secret-1' }, nodeContext())
  expect(outputs.text).toMatchObject({ text: 'top-secret-1' })
  const { events } = await runNode('SecretInput', { input_value: 'top-secret-1' })
  expect(JSON.stringify(events)).not.toContain('top-secret-1')
})

it('names the variable that is not stored', async () => {
  const { error } = await runNode(
    'SecretInput',
    { input_value: 'MINE' },
    { ports: fakePorts(), variables: ['input_value'] },
  )
  expect(error?.message).toContain('needs the variable MINE')
})
