import { startProduct } from '../lib/test-product.mjs'
import { buildBareApp } from './bare-app.mjs'
import { startChild } from './child.mjs'
import { createFlow, runRequest, starterGraph } from './flows.mjs'
import { load } from './load.mjs'
import { figure, percent } from './table.mjs'

const LEVELS = [1, 10, 50]
const LEAST_SHARE = 0.5
const P50_MS = 5
const INPUT = 'What goes in comes out.'

/** @typedef {{ message: { url: string }, stop: () => Promise<void> }} Bare */

/**
 * The smallest flow by REST, beside servers that do nothing but echo.
 *
 * @param {{ quick: boolean }} options
 * @returns {Promise<import('./table.mjs').Table[]>}
 */
export async function benchEcho({ quick }) {
  const dir = await buildBareApp()
  /** @type {(() => Promise<unknown>)[]} */
  const stops = []
  try {
    /** @type {Bare} */
    const node = await startChild('bare-server.mjs', ['node'])
    stops.push(node.stop)
    /** @type {Bare} */
    const next = await startChild('bare-server.mjs', ['next', dir])
    stops.push(next.stop)
    const product = await startProduct()
    stops.push(product.stop)
    const flow = await createFlow(product, 'Bench: echo', await starterGraph(product, 'echo'))
    const request = await runRequest(product, flow, INPUT, INPUT)
    const times = quick ? { warm_up_s: 1, measure_s: 2 } : { warm_up_s: 10, measure_s: 10 }
    /** @type {import('./table.mjs').Row[]} */
    const rows = []
    for (const connections of LEVELS) {
      /** @param {string} url */
      const measure = (url) => load({ ...request, url, connections, ...times })
      const [ours, bareNext, bareNode] = [
        await measure(request.url),
        await measure(next.message.url),
        await measure(node.message.url),
      ]
      const share = ours.per_second / bareNext.per_second
      // Requests per second over a single connection are its latency once more, which has an aim of its own.
      const aims =
        connections === 1
          ? [{ text: `p50 ≤ ${P50_MS} ms`, met: ours.p50 <= P50_MS }]
          : [{ text: `≥ ${percent(LEAST_SHARE)} of bare Next`, met: share >= LEAST_SHARE }]
      rows.push(
        { cells: cells(connections, 'Millrace, echo flow', ours, percent(share)), aims },
        { cells: cells(connections, 'bare Next route', bareNext, '100 %') },
        { cells: cells(connections, 'bare Node server', bareNode, percent(bareNode.per_second / bareNext.per_second)) },
      )
    }
    return [
      {
        title: `Echo flow by REST (${times.measure_s} s each, latencies in ms)`,
        columns: ['connections', 'server', 'requests/s', 'of bare Next', 'p50', 'p95', 'p99'],
        rows,
      },
    ]
  } finally {
    for (const stop of stops.reverse()) await stop()
  }
}

/** @param {number} connections @param {string} server @param {import('./load.mjs').LoadFigures} figures @param {string} share */
function cells(connections, server, { per_second, p50, p95, p99 }, share) {
  return [String(connections), server, String(Math.round(per_second)), share, figure(p50), figure(p95), figure(p99)]
}
