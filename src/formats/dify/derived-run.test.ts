import { expect, it } from 'vitest'
import { registry } from '@/components/registry'
import { fakePorts } from '@/engine/testing/fake-ports'
import { only, runGraph, scope } from '@/engine/testing/run-graph'
import { validateGraph } from '@/engine/validate-graph'
import { readFlow } from '../read-flow'
import { readDifyDocument } from './read-dify-document'
import { configApp } from './testing/app'

it.each([
  ['chat', {}],
  ['completion', {}],
  ['agent-chat', { agent_mode: { enabled: true, strategy: 'function_call', max_iteration: 3, tools: [] } }],
])('a %s app, which has no graph, runs by the one that means the same', async (mode, config) => {
  const { graph } = readFlow(readDifyDocument(configApp(mode, config)).data)
  expect(validateGraph(graph, registry).filter(({ severity }) => severity === 'error')).toEqual([])
  const ports = fakePorts({ variables: { OPENAI_API_KEY: 'sk-a-marker' } })
  const inputs = { tone: 'brief' }
  const events = await runGraph(graph, {
    registry,
    ports,
    input: { scope: { ...scope, input_value: 'Good day', input_type: 'any', inputs } },
  })
  expect(events.at(-1)).toMatchObject({ type: 'run_finished' })
  const asked = JSON.stringify(ports.model.requests)
  expect(asked).toContain('Be brief.')
  if (mode !== 'completion') expect(asked).toContain('Good day')
  expect(JSON.stringify(only(events, 'run_finished')[0]?.outputs)).toContain('echo: ')
})
