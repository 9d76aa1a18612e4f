// Runs in its own process, started by engine.mjs.
import { pathToFileURL } from 'node:url'
import { registry } from '@/components/registry'
import { compile } from '@/engine/compile'
import type { Graph, GraphNode } from '@/engine/graph'
import { run } from '@/engine/run'
import { fakePorts } from '@/engine/testing/fake-ports'
import type { JsonValue } from '@/engine/values'

export interface ShapeFigure {
  shape: string
  total_ms: number
  /** Heap above the start at its highest, in MB. */
  heap_mb: number
  events: number
}

/** Containers and large graphs with the components of the product: one run each, memory watched. */
export async function benchShapes(): Promise<ShapeFigure[]> {
  return [
    await measure('parallel iteration, 1,000 items', iteration(1_000)),
    await measure('loop of 10,000 turns', loop(10_000)),
    await measure('graph of 5,000 nodes', wide(5_000)),
  ]
}

async function measure(shape: string, graph: Graph): Promise<ShapeFigure> {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const { plan } = compile(graph, registry)
  let events = 0
  let heap = before
  let last = ''
  const started = performance.now()
  for await (const event of run(plan, { scope }, fakePorts())) {
    events += 1
    last = event.type
    if (events % 1_000 === 0) heap = Math.max(heap, process.memoryUsage().heapUsed)
  }
  const total_ms = performance.now() - started
  if (last !== 'run_finished') throw new Error(`The run of "${shape}" ended with ${last}.`)
  return { shape, total_ms, heap_mb: (Math.max(heap, process.memoryUsage().heapUsed) - before) / 1024 ** 2, events }
}

const scope = {
  run_id: 'run',
  flow_id: 'flow',
  session_id: 'session',
  input_value: '',
  input_type: 'any',
  files: [],
  inputs: { items: Array.from({ length: 1_000 }, (_, index): JsonValue => index) },
} satisfies Parameters<typeof run>[1]['scope']

const node = (id: string, type: string, config: Record<string, unknown> = {}, parent?: string): GraphNode => ({
  id,
  type,
  name: id,
  config,
  ...(parent ? { parent } : {}),
})

const wire = (source: string, target: string) => ({
  id: `${source}-${target}`,
  source,
  source_port: 'source',
  target,
  target_port: 'target',
  kind: 'control' as const,
})

const merge = (id: string, selector: string[], parent?: string) =>
  node(id, 'variable-aggregator', { variables: [selector] }, parent)

function iteration(items: number): Graph {
  return {
    nodes: [
      node('start', 'start', { variables: [] }),
      node('each', 'iteration', {
        iterator_selector: ['start', 'items'],
        output_selector: ['made', 'output'],
        is_parallel: true,
        parallel_nums: 10,
      }),
      node('turn', 'iteration-start', {}, 'each'),
      merge('made', ['each', 'item'], 'each'),
      node('end', 'end', { outputs: [{ variable: 'all', value_selector: ['each', 'output'] }] }),
    ],
    edges: [wire('start', 'each'), wire('turn', 'made'), wire('each', 'end')],
    environment: [{ name: 'count', value: items, value_type: 'number' }],
  }
}

function loop(turns: number): Graph {
  return {
    nodes: [
      node('start', 'start', { variables: [] }),
      node('loop', 'loop', {
        loop_count: turns,
        loop_variables: [{ label: 'n', var_type: 'number', value_type: 'constant', value: 0 }],
        break_conditions: [],
      }),
      node('turn', 'loop-start', {}, 'loop'),
      node(
        'add',
        'assigner',
        { items: [{ variable_selector: ['loop', 'n'], operation: '+=', input_type: 'constant', value: 1 }] },
        'loop',
      ),
      node('end', 'end', { outputs: [{ variable: 'n', value_selector: ['loop', 'n'] }] }),
    ],
    edges: [wire('start', 'loop'), wire('turn', 'add'), wire('loop', 'end')],
  }
}

/** Chains of fifty nodes side by side. */
function wide(count: number): Graph {
  const nodes = [node('start', 'start', { variables: [] })]
  const edges = []
  for (let index = 0; index < count - 1; index++) {
    const before = index % 50 === 0 ? 'start' : `n${index - 1}`
    nodes.push(merge(`n${index}`, ['sys', 'query']))
    edges.push(wire(before, `n${index}`))
  }
  return { nodes, edges }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.send?.(JSON.stringify(await benchShapes()))
}
