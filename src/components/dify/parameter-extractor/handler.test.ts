import { describe, expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runFlowNode } from '../testing/run-flow-node'

const config = {
  model: { provider: 'openai', name: 'gpt-4o-mini' },
  query: ['sys', 'query'],
  instruction: '',
  parameters: [
    { name: 'city', type: 'string', description: 'Where', required: true },
    { name: 'days', type: 'number', description: 'How long', required: false },
    { name: 'tags', type: 'array[string]', description: 'Words', required: false },
    { name: 'mode', type: 'select', options: ['slow', 'fast'], description: 'How', required: false },
  ],
}
const answering = (text: string) => fakePorts({ variables: { OPENAI_API_KEY: 'k-test' }, model: () => [text] })

describe('parameter-extractor', () => {
  it('gives the values in their types', async () => {
    const text = '{"city": "Ulm", "days": "3", "tags": ["a"], "mode": "fast"}'
    const { outputs, ports } = await runFlowNode('parameter-extractor', config, { ports: answering(text) })
    expect(outputs).toMatchObject({ city: 'Ulm', days: 3, tags: ['a'], mode: 'fast', __is_success: 1, __reason: '' })
    expect(ports.model.requests[0]?.response_schema?.schema).toMatchObject({ required: ['city'] })
  })

  it('says what was not found and gives empty values', async () => {
    const { outputs } = await runFlowNode('parameter-extractor', config, { ports: answering('{"mode": "sideways"}') })
    expect(outputs).toMatchObject({ city: '', days: 0, tags: [], mode: '', __is_success: 0 })
    expect(outputs.__reason).toContain('"city"')
  })

  it('does not fail on an answer that is no JSON', async () => {
    const { outputs, error } = await runFlowNode('parameter-extractor', config, { ports: answering('sorry') })
    expect(error).toBeUndefined()
    expect(outputs).toMatchObject({ __is_success: 0 })
    expect(outputs.__reason).toContain('sorry')
  })
})
