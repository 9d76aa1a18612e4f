import { describe, expect, it } from 'vitest'
import { only, runGraph } from '@/engine/testing/run-graph'
import { registry } from '../../registry'

describe('start', () => {
  it('takes no value for a variable that nobody gave, whatever it is called', async () => {
    const variables = [
      { variable: 'constructor', type: 'text-input' },
      { variable: 'toString', type: 'number' },
    ]
    const events = await runGraph(
      { nodes: [{ id: 'start', type: 'start', name: 'Start', config: { variables } }], edges: [] },
      { registry },
    )
    expect(only(events, 'node_finished')[0]?.outputs).toEqual({ constructor: '', toString: null })
  })
})
