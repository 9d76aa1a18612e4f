import { describe, expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runFlowNode } from '../testing/run-flow-node'

const config = {
  model: { provider: 'openai', name: 'gpt-4o-mini' },
  query_variable_selector: ['sys', 'query'],
  classes: [
    { id: '1', name: 'Billing' },
    { id: '2', name: 'Support for {{#start.product#}}' },
  ],
  instruction: 'Mind the tone.',
}
const answering = (text: string) => fakePorts({ variables: { OPENAI_API_KEY: 'k-test' }, model: () => [text] })

describe('question-classifier', () => {
  it.each([
    ['{"class_id": "2"}', '2'],
    ['```json\n{"class_id": 1}\n```', '1'],
    ['I think it is Billing.', '1'],
    ['<think>is it 1?</think>{"class_id": "2"}', '2'],
  ])('%s goes along %s', async (text, way) => {
    const { ways, outputs, ports } = await runFlowNode('question-classifier', config, {
      ports: answering(text),
      values: { product: 'Mill' },
    })
    expect(ways).toEqual([way])
    expect(outputs.class_id).toBe(way)
    const [system] = ports.model.requests[0]?.turns ?? []
    expect(system?.content).toContain('Support for Mill')
    expect(system?.content).toContain('Mind the tone.')
  })

  it('does not guess when the model names no class', async () => {
    const { error } = await runFlowNode('question-classifier', config, { ports: answering('none of them') })
    expect(error).toMatchObject({ code: 'model_bad_response' })
  })
})
