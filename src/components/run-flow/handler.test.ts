import { expect, it } from 'vitest'
import { EngineError } from '@/engine/errors'
import type { RunOutput } from '@/engine/events'
import { newMessage } from '@/engine/messages'
import { fakePorts } from '@/engine/testing/fake-ports'
import { nodeContext } from '../testing/node-context'
import { runNode } from '../testing/run-node'
import { runFlowTools } from './handler'

const answer = (text: string): RunOutput => ({
  node_id: 'out',
  component: 'ChatOutput',
  display_name: 'Out',
  output_type: 'chat',
  outputs: { message: newMessage(text, { session_id: 's' }) },
  duration_ms: 1,
})
const ports = () =>
  fakePorts({ flows: { names: ['Inner'], run: (request) => [answer(`inner ${request.input_value}`)] } })

it('runs the flow of that name in the session of the run', async () => {
  const given = ports()
  const { outputs } = await runNode('RunFlow', { flow_name_selected: 'Inner', input_value: 'hi' }, { ports: given })
  expect(outputs.flow_outputs_message).toMatchObject({ text: 'inner hi' })
  expect(outputs.flow_outputs_data).toMatchObject({ kind: 'data', data: { text: 'inner hi' } })
  expect(given.flows.requests[0]).toMatchObject({ flow: 'Inner', session_id: 'session-1' })
})

it('takes what is wired to the input of a node of the flow', async () => {
  const given = ports()
  const config = { flow_name_selected: 'Inner', 'ChatInput-x~input_value': '', 'Prompt-y~name': 'Ada' }
  const wires = { 'ChatInput-x~input_value': 'wired' }
  const { outputs } = await runNode('RunFlow', config, { ports: given, wires })
  expect(outputs.flow_outputs_message).toMatchObject({ text: 'inner wired' })
  expect(given.flows.requests[0]?.inputs).toEqual({ 'ChatInput-x~input_value': 'wired', 'Prompt-y~name': 'Ada' })
})

it('names a flow that is not there, and passes on its failure', async () => {
  expect((await runNode('RunFlow', { flow_name_selected: 'Other' }, { ports: ports() })).error?.code).toBe(
    'flow_missing',
  )
  const failing = fakePorts({ flows: { names: ['Inner'], run: () => new EngineError('flow_failed', 'It broke.') } })
  expect((await runNode('RunFlow', { flow_name_selected: 'Inner' }, { ports: failing })).error?.message).toBe(
    'It broke.',
  )
})

it('is a tool under the flow’s own name', async () => {
  const [tool] = await runFlowTools({ flow_name_selected: 'Inner' }, nodeContext({ ports: ports() }))
  expect(tool).toMatchObject({ name: 'Inner', description: 'The flow Inner.' })
  expect(await tool?.call({ input_value: 'x' }, new AbortController().signal)).toBe('inner x')
})
