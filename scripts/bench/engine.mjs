import { startChild } from './child.mjs'
import { figure } from './table.mjs'

const RUN_US = 30

/**
 * The engine alone, without server and database.
 *
 * @returns {Promise<import('./table.mjs').Table[]>}
 */
export async function benchEngine() {
  /** @type {{ message: import('./engine.ts').EngineFigure[], stop: () => Promise<void> }} */
  const { message, stop } = await startChild('engine.ts')
  await stop()
  return [
    {
      title: 'Engine alone (µs a node, median)',
      columns: ['shape', 'nodes', 'run', 'plan'],
      rows: message.map(({ shape, nodes, run_us, compile_us }) => ({
        cells: [shape, String(nodes), figure(run_us), figure(compile_us)],
        aims: [{ text: `run ≤ ${RUN_US} µs`, met: run_us <= RUN_US }],
      })),
    },
  ]
}
