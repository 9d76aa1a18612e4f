import { describe, expect, it } from 'vitest'
import type { Graph, GraphNode } from '@/engine/graph'
import { only, runGraph } from '@/engine/testing/run-graph'
import { registry } from '../../registry'

const wire = (source: string, target: string, source_port = 'source') => ({
  id: `${source}-${source_port}-${target}`,
  source,
  source_port,
  target,
  target_port: 'target',
  kind: 'control' as const,
})
const inside = (id: string, type: string, config: object = {}): GraphNode => ({
  id,
  type,
  name: id,
  config: { ...config },
  parent: 'loop',
})
const add = { items: [{ variable_selector: ['loop', 'n'], operation: '+=', input_type: 'constant', value: 1 }] }
const until = (value: string) => [{ variable_selector: ['loop', 'n'], comparison_operator: '≥', value }]

async function loop(config: object, more: Pick<Graph, 'nodes' | 'edges'> = { nodes: [], edges: [] }) {
  const graph: Graph = {
    nodes: [
      { id: 'start', type: 'start', name: 'Start', config: { variables: [] } },
      {
        id: 'loop',
        type: 'loop',
        name: 'Loop',
        config: { loop_variables: [{ label: 'n', var_type: 'number', value_type: 'constant', value: '1' }], ...config },
      },
      inside('turn', 'loop-start'),
      inside('add', 'assigner', add),
      ...more.nodes,
    ],
    edges: [wire('start', 'loop'), wire('turn', 'add'), ...more.edges],
  }
  const events = await runGraph(graph, { registry })
  return {
    outputs: only(events, 'node_finished').find((event) => event.node_id === 'loop')?.outputs,
    error: only(events, 'run_failed')[0]?.error,
  }
}

describe('loop', () => {
  it('ends when its condition holds', async () => {
    expect((await loop({ loop_count: 10, break_conditions: until('4') })).outputs).toEqual({ n: 4, loop_round: 3 })
  })

  it('ends after its number of turns', async () => {
    expect((await loop({ loop_count: 2, break_conditions: until('99') })).outputs).toEqual({ n: 3, loop_round: 2 })
  })

  it('does nothing when its condition holds already', async () => {
    expect((await loop({ loop_count: 5, break_conditions: until('1') })).outputs).toEqual({ n: 1, loop_round: 0 })
  })

  it('does not ask about nodes inside before they have run', async () => {
    const conditions = [{ variable_selector: ['add', 'nothing'], comparison_operator: 'empty' }]
    expect((await loop({ loop_count: 5, break_conditions: conditions })).outputs).toEqual({ n: 2, loop_round: 1 })
  })

  it('is left by its exit node, along a branch', async () => {
    const nodes = [
      inside('enough', 'if-else', { cases: [{ case_id: 'true', conditions: until('3') }] }),
      inside('exit', 'loop-end'),
    ]
    const edges = [wire('add', 'enough'), wire('enough', 'exit', 'true')]
    expect((await loop({ loop_count: 9, break_conditions: [] }, { nodes, edges })).outputs).toEqual({
      n: 3,
      loop_round: 2,
    })
  })

  it('refuses more turns than there may be, and values that are none', async () => {
    expect((await loop({ loop_count: 20_000 })).error?.message).toContain('is more than 10000')
    const variable = { label: 'n', var_type: 'number', value_type: 'constant', value: 'many' }
    expect((await loop({ loop_count: 1, loop_variables: [variable] })).error?.message).toContain('"n" is not a number')
  })
})
