import { expect, it } from 'vitest'
import { nodeContext } from '../testing/node-context'
import { runNode } from '../testing/run-node'
import { webhookHandler } from './handler'

it('gives the payload in the node as data', async () => {
  const payload = async (data: string) => (await runNode('Webhook', { data })).outputs.output_data
  expect(await payload('{"test": 1}')).toEqual({ kind: 'data', data: { test: 1 } })
  expect(await payload('[1]')).toEqual({ kind: 'data', data: { payload: [1] } })
  expect(await payload('words')).toEqual({ kind: 'data', data: { payload: 'words' } })
})

it('gives what the run was started with first, and what it was sent last', async () => {
  const { run } = nodeContext()
  const started = nodeContext({ run: { ...run, inputs: { id: 7 } } })
  expect(await webhookHandler({ data: '{"test": 1}' }, started)).toMatchObject({
    outputs: { output_data: { data: { id: 7 } } },
  })
  const sent = nodeContext({ run: { ...run, input_value: '{"x": true}' } })
  expect(await webhookHandler({ data: '' }, sent)).toMatchObject({ outputs: { output_data: { data: { x: true } } } })
})
