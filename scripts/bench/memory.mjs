import { setTimeout as sleep } from 'node:timers/promises'
import { startProduct } from '../lib/test-product.mjs'
import { createFlow, runRequest, starterGraph } from './flows.mjs'
import { load } from './load.mjs'
import { processesOf, residentMegabytes } from './processes.mjs'

const IDLE_MB = 300
const INPUT = 'What goes in comes out.'

/**
 * Memory of the product's two processes: at rest after its start, and at rest after work.
 *
 * @param {{ quick: boolean }} options
 * @returns {Promise<import('./table.mjs').Table[]>}
 */
export async function benchMemory({ quick }) {
  const rest_s = quick ? 5 : 20
  const load_s = quick ? 3 : 20
  const product = await startProduct()
  try {
    const { server, database } = processesOf(product.data_dir)
    const read = async () => {
      await sleep(rest_s * 1000)
      return { server: await residentMegabytes(server), database: await residentMegabytes(database) }
    }
    const idle = await read()
    const flow = await createFlow(product, 'Bench: echo', await starterGraph(product, 'echo'))
    const request = await runRequest(product, flow, INPUT, INPUT)
    const { per_second } = await load({ ...request, connections: 10, warm_up_s: 1, measure_s: load_s })
    const worked = await read()
    const after = `after about ${Math.round(per_second * (load_s + 1))} runs and ${rest_s} s`
    return [
      {
        title: 'Resident memory (MB)',
        columns: ['when', 'server', 'database'],
        rows: [
          {
            ...row(`${rest_s} s after the start`, idle),
            aims: [{ text: `server < ${IDLE_MB} MB`, met: idle.server < IDLE_MB }],
          },
          row(after, worked),
        ],
      },
    ]
  } finally {
    await product.stop()
  }
}

/** @param {string} when @param {{ server: number, database: number }} megabytes */
function row(when, { server, database }) {
  return { cells: [when, String(Math.round(server)), String(Math.round(database))] }
}
