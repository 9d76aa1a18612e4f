import { describe, expect, it } from 'vitest'
import type { Graph } from '@/engine/graph'
import { fakePorts } from '@/engine/testing/fake-ports'
import { only, runGraph, scope } from '@/engine/testing/run-graph'
import { registry } from '../../registry'

/** Each item goes through code that fails for the number 2. */
function flow(config: object): Graph {
  const wire = (source: string, target: string) => ({
    id: `${source}-${target}`,
    source,
    source_port: 'source',
    target,
    target_port: 'target',
    kind: 'control' as const,
  })
  return {
    nodes: [
      { id: 'start', type: 'start', name: 'Start', config: { variables: [] } },
      {
        id: 'each',
        type: 'iteration',
        name: 'Each',
        config: { iterator_selector: ['start', 'items'], output_selector: ['work', 'out'], ...config },
      },
      { id: 'turn', type: 'iteration-start', name: 'Turn', config: {}, parent: 'each' },
      {
        id: 'work',
        type: 'code',
        name: 'Work',
        parent: 'each',
        config: {
          code: 'x',
          variables: [{ variable: 'item', value_selector: ['each', 'item'] }],
          outputs: { out: { type: 'any' } },
        },
      },
    ],
    edges: [wire('start', 'each'), wire('turn', 'work')],
  }
}

async function outputOf(config: object, items: (number | number[])[]) {
  const ports = fakePorts({
    code: ({ inputs }) => {
      if (inputs.item === 2) throw new Error('two is not welcome')
      return { out: Array.isArray(inputs.item) ? inputs.item : Number(inputs.item) * 10 }
    },
  })
  const events = await runGraph(flow(config), { ports, registry, input: { scope: { ...scope, inputs: { items } } } })
  return {
    output: only(events, 'node_finished').find((event) => event.node_id === 'each')?.outputs.output,
    error: only(events, 'run_failed')[0]?.error,
    turns: only(events, 'turn_started').length,
  }
}

describe('iteration', () => {
  it.each([false, true])('stops at the first failure by default (parallel: %s)', async (is_parallel) => {
    const { error, turns } = await outputOf({ is_parallel, parallel_nums: 2 }, [1, 2, 3, 4, 5, 6])
    expect(error).toMatchObject({ node_id: 'work', message: 'two is not welcome' })
    expect(turns).toBeLessThan(5)
  })

  it('goes on with nothing in the place of a failure, or without it', async () => {
    expect((await outputOf({ error_handle_mode: 'continue-on-error' }, [1, 2, 3])).output).toEqual([10, null, 30])
    expect((await outputOf({ error_handle_mode: 'remove-abnormal-output' }, [1, 2, 3])).output).toEqual([10, 30])
  })

  it('keeps the order of the items when they run side by side', async () => {
    expect((await outputOf({ is_parallel: true, parallel_nums: 3 }, [5, 4, 3, 1])).output).toEqual([50, 40, 30, 10])
  })

  it('makes one list of lists unless told not to', async () => {
    expect((await outputOf({}, [[1, 9], [3]])).output).toEqual([1, 9, 3])
    expect((await outputOf({ flatten_output: false }, [[1, 9], [3]])).output).toEqual([[1, 9], [3]])
  })

  it('gives nothing for nothing', async () => {
    expect((await outputOf({}, [])).output).toEqual([])
  })
})
