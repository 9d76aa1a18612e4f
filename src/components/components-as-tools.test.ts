import { describe, expect, it } from 'vitest'
import type { GraphNode } from '@/engine/graph'
import { wire } from '@/engine/testing/fake-components'
import type { ModelScript } from '@/engine/testing/fake-model'
import { fakePorts } from '@/engine/testing/fake-ports'
import { only, runGraph } from '@/engine/testing/run-graph'
import type { JsonValue } from '@/engine/values'
import { registry } from './registry'

const node = (id: string, type: string, config: Record<string, unknown> = {}): GraphNode => {
  return { id, type, name: id, config }
}

/** An agent with one tool that it calls once with these arguments, and then repeats what it was told. */
async function use(type: string, config: Record<string, unknown>, args: { [key: string]: JsonValue }) {
  const script: ModelScript = ({ turns, tools }) => {
    const last = turns.at(-1)
    if (last?.role === 'tool') return [last.content]
    const name = tools?.[0]?.name
    return name === undefined ? ['no tool'] : [{ type: 'tool_call', call: { id: '1', name, args } }]
  }
  const http = ({ url }: { url: string }) => ({
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: new TextEncoder().encode(`page ${url}`),
    url,
  })
  const ports = fakePorts({ model: script, http })
  const nodes = [
    node('in', 'ChatInput'),
    node('agent', 'Agent', { agent_llm: 'Ollama', model_name: 'm', add_current_date_tool: false }),
    node('the tool', type, config),
    node('out', 'ChatOutput'),
  ]
  const edges = ['in.message -> agent.input_value', 'agent.response -> out.input_value'].map(wire)
  const tooling = { ...wire('x.component_as_tool -> agent.tools'), source: 'the tool' }
  const events = await runGraph({ nodes, edges: [...edges, tooling] }, { registry, ports })
  expect(only(events, 'run_failed')).toEqual([])
  const message = only(events, 'run_finished')[0]?.outputs[0]?.outputs.message
  return { said: JSON.stringify(message), tool: ports.model.requests[0]?.tools?.[0] }
}

describe('components as tools of an agent', () => {
  it('go by the name and the words that their author gave them', async () => {
    const row = { name: 'evaluate', description: 'Works it out.', status: true, tags: ['evaluate_expression'] }
    const { said, tool } = await use('CalculatorComponent', { tools_metadata: [row] }, { expression: '6*7' })
    expect(said).toContain('42')
    expect(tool).toMatchObject({ name: 'evaluate', description: 'Works it out.' })
  })

  it('go by their own without any', async () => {
    const { tool } = await use('CalculatorComponent', {}, { expression: '1' })
    expect(tool).toMatchObject({
      name: 'the_tool',
      description: 'Works out an arithmetic expression.',
      input_schema: { properties: { expression: { type: 'string' } }, required: ['expression'] },
    })
  })

  it('are left out when their author switched them off', async () => {
    const off = [{ name: 'a', status: false }]
    expect((await use('CalculatorComponent', { tools_metadata: off }, {})).tool).toBeUndefined()
  })

  it('take lists', async () => {
    const { said, tool } = await use('URLComponent', { urls: '' }, { urls: ['https://a.test/', 'https://b.test/'] })
    expect(tool?.input_schema).toMatchObject({ properties: { urls: { type: 'array', items: { type: 'string' } } } })
    expect(said).toContain('page https://b.test/')
  })

  it('make requests by address or by curl command', async () => {
    expect((await use('APIRequest', {}, { url_input: 'https://a.test/x' })).said).toContain('page https://a.test/x')
    expect((await use('APIRequest', {}, { curl_input: 'curl https://a.test/y' })).said).toContain(
      'page https://a.test/y',
    )
  })
})
