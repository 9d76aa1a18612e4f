import { expect, it } from 'vitest'
import type { GraphNode } from '@/engine/graph'
import { wire } from '@/engine/testing/fake-components'
import type { ModelScript } from '@/engine/testing/fake-model'
import { fakePorts } from '@/engine/testing/fake-ports'
import { only, runGraph } from '@/engine/testing/run-graph'
import { registry } from '../registry'

const node = (id: string, type: string, config: Record<string, unknown> = {}): GraphNode => {
  return { id, type, name: id, config }
}
const agent = (id: string, config: Record<string, unknown> = {}) =>
  node(id, 'Agent', { agent_llm: 'Ollama', model_name: id, add_current_date_tool: false, ...config })

const shelf = {
  name: 'look.up',
  description: 'Looks things up.',
  input_schema: { type: 'object', properties: { what: { type: 'string' } } },
  result: ({ what }: Record<string, unknown>) => `${what} is on shelf 3`,
}

/** The first agent asks the second, which asks the server; each then repeats what it was told. */
const script: ModelScript = ({ model, turns, tools }) => {
  const last = turns.at(-1)
  if (last?.role === 'tool') return ['It says: ', last.content]
  const name = tools?.[0]?.name ?? ''
  const args = model.model === 'chief' ? { input_value: 'Where is the book?' } : { what: 'the book' }
  return ['Let me ask. ', { type: 'tool_call', call: { id: `${model.model}-1`, name, args } }]
}

const graph = {
  nodes: [
    node('in', 'ChatInput'),
    agent('chief'),
    agent('helper', { agent_description: 'Knows where things are.' }),
    node('shelves', 'MCPTools', { server: 'library' }),
    node('out', 'ChatOutput'),
  ],
  edges: [
    'in.message -> chief.input_value',
    'shelves.component_as_tool -> helper.tools',
    'helper.component_as_tool -> chief.tools',
    'chief.response -> out.input_value',
  ].map(wire),
}

it('an agent works with another agent, which works with an MCP server', async () => {
  const ports = fakePorts({ model: script, tools: { library: [shelf] } })
  const events = await runGraph(graph, { registry, ports })
  expect(only(events, 'run_failed')).toEqual([])
  expect(only(events, 'run_finished')[0]?.outputs[0]?.outputs.message).toMatchObject({
    text: 'It says: It says: the book is on shelf 3',
  })
  expect(ports.model.requests.map(({ model }) => model.model)).toEqual(['chief', 'helper', 'helper', 'chief'])
  expect(ports.model.requests[0]?.tools?.[0]).toMatchObject({
    name: 'helper',
    description: 'Knows where things are.',
    input_schema: { properties: { input_value: { type: 'string' } } },
  })
  const steps = only(events, 'log').filter((event) => event.message === 'tool')
  expect(steps.map((event) => event.data)).toMatchObject([
    { name: 'look_up', result: 'the book is on shelf 3' },
    { name: 'helper', result: 'It says: the book is on shelf 3' },
  ])
  const shown = only(events, 'token')
    .map((event) => event.chunk)
    .join('')
  expect(shown).toContain('It says: It says: the book is on shelf 3')
})

it('stopping the run stops an agent that waits for a tool', async () => {
  const stop = new AbortController()
  const ports = fakePorts({ model: script })
  ports.tools.list = async () => [{ name: 'hang', description: '', input_schema: { type: 'object' } }]
  ports.tools.call = (_server, _name, _args, signal) => {
    setTimeout(() => stop.abort(), 5)
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  }
  const events = await runGraph(graph, { registry, ports, signal: stop.signal })
  expect(events.at(-1)?.type).toBe('run_stopped')
  expect(ports.model.requests).toHaveLength(2)
})
