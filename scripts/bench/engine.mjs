import { startChild } from './child.mjs'
import { figure } from './table.mjs'

const RUN_US = 30
const SHAPE_MS = 2_000
const SHAPE_MB = 150

/**
 * The engine alone, without server and database.
 *
 * @returns {Promise<import('./table.mjs').Table[]>}
 */
export async function benchEngine() {
  return [await nodes(), await shapes()]
}

async function nodes() {
  /** @type {{ message: import('./engine.ts').EngineFigure[], stop: () => Promise<void> }} */
  const { message, stop } = await startChild('engine.ts')
  await stop()
  return {
    title: 'Engine alone (µs a node, median)',
    columns: ['shape', 'nodes', 'run', 'plan'],
    rows: message.map(({ shape, nodes, run_us, compile_us }) => ({
      cells: [shape, String(nodes), figure(run_us), figure(compile_us)],
      aims: [{ text: `run ≤ ${RUN_US} µs`, met: run_us <= RUN_US }],
    })),
  }
}

async function shapes() {
  /** @type {{ message: import('./engine-shapes.ts').ShapeFigure[], stop: () => Promise<void> }} */
  const { message, stop } = await startChild('engine-shapes.ts')
  await stop()
  return {
    title: 'Containers and large graphs (one run)',
    columns: ['shape', 'ms', 'heap MB', 'events'],
    rows: message.map(({ shape, total_ms, heap_mb, events }) => ({
      cells: [shape, figure(total_ms), figure(heap_mb), String(events)],
      aims: [
        { text: `≤ ${SHAPE_MS} ms`, met: total_ms <= SHAPE_MS },
        { text: `heap ≤ ${SHAPE_MB} MB`, met: heap_mb <= SHAPE_MB },
      ],
    })),
  }
}
