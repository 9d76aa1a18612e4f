// Runs in its own process, started by engine.mjs.
import { pathToFileURL } from 'node:url'
import { compile } from '@/engine/compile'
import type { Component, ComponentRegistry } from '@/engine/component'
import type { Graph } from '@/engine/graph'
import { run } from '@/engine/run'
import { fakePorts } from '@/engine/testing/fake-ports'

export interface EngineFigure {
  shape: 'chain' | 'fan'
  nodes: number
  /** Microseconds for one node of a run, events read. */
  run_us: number
  /** Microseconds for one node of making the plan. */
  compile_us: number
}

const pass: Component = {
  definition: {
    type: 'Pass',
    display_name: 'Pass',
    description: 'Passes its input on.',
    icon: 'arrow-right',
    category: 'logic',
    fields: [{ name: 'input', display_name: 'Input', type: 'handle', input_types: ['Any'], list: true }],
    outputs: [{ name: 'output', display_name: 'Output', types: ['Any'] }],
  },
  handler: async () => ({ outputs: { output: 'x' } }),
}
const registry: ComponentRegistry = (type) => (type === 'Pass' ? pass : undefined)

/** Pure engine time on chains and fans with handlers that do nothing: medians over many runs. */
export async function benchEngine(): Promise<EngineFigure[]> {
  const figures: EngineFigure[] = []
  for (const shape of ['chain', 'fan'] as const) {
    for (const nodes of [10, 100, 1000]) figures.push(await measure(shape, nodes))
  }
  return figures
}

async function measure(shape: EngineFigure['shape'], nodes: number): Promise<EngineFigure> {
  const graph = shape === 'chain' ? chain(nodes) : fan(nodes)
  const rounds = Math.max(20, Math.ceil(20_000 / nodes))
  const runs: number[] = []
  const compiles: number[] = []
  for (let round = 0; round < rounds * 2; round++) {
    const start = performance.now()
    const { plan } = compile(graph, registry)
    const compiled = performance.now()
    let last = ''
    for await (const event of run(plan, { scope }, fakePorts(), { max_parallel: 16 })) last = event.type
    if (last !== 'run_finished') throw new Error(`The bench run ended with ${last}.`)
    if (round < rounds) continue
    runs.push(((performance.now() - compiled) * 1000) / nodes)
    compiles.push(((compiled - start) * 1000) / nodes)
  }
  return { shape, nodes, run_us: median(runs), compile_us: median(compiles) }
}

const scope = {
  run_id: 'run',
  flow_id: 'flow',
  session_id: 'session',
  input_value: '',
  input_type: 'any',
  files: [],
} satisfies Parameters<typeof run>[1]['scope']

function chain(count: number): Graph {
  const nodes = Array.from({ length: count }, (_, index) => node(index))
  return { nodes, edges: nodes.slice(1).map((_, index) => wire(index, index + 1)) }
}

/** One node to many, and all of those to one. */
function fan(count: number): Graph {
  const nodes = Array.from({ length: count }, (_, index) => node(index))
  const middle = nodes.slice(1, -1).map((_, index) => index + 1)
  return { nodes, edges: middle.flatMap((index) => [wire(0, index), wire(index, count - 1)]) }
}

function node(index: number) {
  return { id: `n${index}`, type: 'Pass', name: `Node ${index}`, config: {} }
}

function wire(source: number, target: number) {
  return {
    id: `e${source}-${target}`,
    source: `n${source}`,
    source_port: 'output',
    target: `n${target}`,
    target_port: 'input',
    kind: 'data' as const,
  }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.send?.(JSON.stringify(await benchEngine()))
}
