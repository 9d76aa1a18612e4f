import { startProduct } from '../lib/test-product.mjs'
import { startChild } from './child.mjs'
import { firstToken } from './first-token.mjs'
import { createFlow, runRequest, starterGraph, withModelAt } from './flows.mjs'
import { load } from './load.mjs'
import { figure } from './table.mjs'

const ADDED_MS = 5
const FIRST_TOKEN_MS = 20
const INPUT = 'water on the wheel'

/**
 * What a flow with one model call adds to the call itself; the model answers at once.
 *
 * @param {{ quick: boolean }} options
 * @returns {Promise<import('./table.mjs').Table[]>}
 */
export async function benchModel({ quick }) {
  /** @type {{ message: { url: string }, stop: () => Promise<void> }} */
  const mock = await startChild('model-mock.ts')
  try {
    const product = await startProduct()
    try {
      return [await measure(product, mock.message.url, quick)]
    } finally {
      await product.stop()
    }
  } finally {
    await mock.stop()
  }
}

/** @param {import('./flows.mjs').Product} product @param {string} mockUrl @param {boolean} quick @returns {Promise<import('./table.mjs').Table>} */
async function measure(product, mockUrl, quick) {
  const times = quick ? { warm_up_s: 1, measure_s: 2 } : { warm_up_s: 10, measure_s: 10 }
  /** @param {boolean} stream whether the model is asked for its answer piece by piece, by the flow and directly alike */
  const calls = async (stream) => {
    const graph = withModelAt(await starterGraph(product, 'chat'), mockUrl, stream)
    const flow = await createFlow(product, `Bench: model, ${stream ? 'streamed' : 'whole'}`, graph)
    const direct = {
      url: `${mockUrl}/chat/completions`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'mock', stream, messages: [{ role: 'user', content: INPUT }] }),
    }
    return { direct, run: await runRequest(product, flow, INPUT, `You said: ${INPUT}`) }
  }
  /** @param {Awaited<ReturnType<typeof calls>>} calls */
  const compared = async ({ direct, run }) => [
    await load({ ...direct, connections: 1, ...times }),
    await load({ ...run, connections: 1, ...times }),
  ]
  const whole = await compared(await calls(false))
  const { direct, run } = await calls(true)
  const pieces = await compared({ direct, run })
  const streamed = { ...run, url: `${run.url}?stream=true` }
  const first = [await firstToken(direct, /./, times), await firstToken(streamed, /"event":\s*"token"/, times)]
  return {
    title: `One model call, the model answers at once (one connection, ${times.measure_s} s each, ms)`,
    columns: ['time until', 'model alone p50', 'p95', 'flow p50', 'p95', 'added p50', 'p95'],
    rows: [
      row('the answer, asked for whole', whole, ADDED_MS),
      row('the answer, asked for in pieces', pieces, ADDED_MS),
      row('the first token', first, FIRST_TOKEN_MS),
    ],
  }
}

/** @param {string} until @param {import('./latencies.mjs').Latencies[]} figures alone, then in the flow @param {number} most */
function row(until, [alone, flow], most) {
  if (!alone || !flow) throw new Error('Two measurements are compared.')
  const [p50, p95] = [flow.p50 - alone.p50, flow.p95 - alone.p95]
  return {
    cells: [until, ...[alone.p50, alone.p95, flow.p50, flow.p95, p50, p95].map(figure)],
    aims: [{ text: `p50 added ≤ ${most} ms`, met: p50 <= most }],
  }
}
