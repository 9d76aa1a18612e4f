import { describe, expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import type { Value } from '@/engine/values'
import { runNode } from '../testing/run-node'

const model: Value = { kind: 'model', model: { provider: 'offline', model: 'offline' } }
const routes = [
  { route_category: 'Praise', route_description: 'kind words', output_value: '' },
  { route_category: 'Complaint', route_description: '', output_value: 'sorry' },
]

async function route(answer: string, config: Record<string, unknown> = {}) {
  const ports = fakePorts({ model: () => [answer] })
  const connected = ['category_1_result', 'category_2_result', ...(config.enable_else_output ? ['default_result'] : [])]
  const given = { routes, input_text: 'the text', ...config }
  return { ports, ...(await runNode('SmartRouter', given, { ports, wires: { model }, connected })) }
}

describe('SmartRouter', () => {
  it('goes the way that the model names', async () => {
    const { outputs, skipped, ports } = await route('"praise".')
    expect(outputs.category_1_result).toMatchObject({ text: 'the text' })
    expect(skipped).toEqual(['to-category_2_result'])
    expect(String(ports.model.requests[0]?.turns[0]?.content)).toContain('- Praise: kind words\n- Complaint')
  })

  it('sends the value of the route, or what stands above all routes', async () => {
    expect((await route('Complaint')).outputs.category_2_result).toMatchObject({ text: 'sorry' })
    expect((await route('Complaint', { message: 'all' })).outputs.category_2_result).toMatchObject({ text: 'all' })
  })

  it('goes the other way, or none, when nothing fits', async () => {
    expect((await route('NONE', { enable_else_output: true })).outputs).toMatchObject({
      default_result: { text: 'the text' },
    })
    expect((await route('NONE')).skipped).toEqual(['to-category_1_result', 'to-category_2_result'])
  })
})
