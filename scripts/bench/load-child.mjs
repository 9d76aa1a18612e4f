/// <reference path="./autocannon.d.ts" />
// Runs in its own process, started by load.mjs: making requests must not take the server's core.
import autocannon from 'autocannon'
import { latencies } from './latencies.mjs'

/** @type {import('./load.mjs').LoadOptions} */
const { warm_up_s, measure_s, ...request } = JSON.parse(process.argv[2] ?? '')

await load(warm_up_s)
process.send?.(JSON.stringify(await load(measure_s)))
process.disconnect()

/** @param {number} duration seconds */
async function load(duration) {
  /** @type {number[]} */
  const times = []
  const started = performance.now()
  let ended = started
  const running = autocannon({ ...request, method: 'POST', duration }).on(
    'response',
    (_client, _status, _bytes, ms) => {
      times.push(ms)
      ended = performance.now()
    },
  )
  const { errors, timeouts, statusCodeStats } = await running
  const others = Object.entries(statusCodeStats).filter(([status]) => status !== '200')
  if (errors > 0 || others.length > 0 || times.length === 0) {
    const seen = others.map(([status, { count }]) => `${count} × ${status}`).join(', ') || 'no other status'
    throw new Error(
      `${request.url} at ${request.connections} connections: ${times.length} answers, ${seen}, ${errors} errors, ${timeouts} of them time-outs.`,
    )
  }
  return { per_second: (times.length * 1000) / (ended - started), ...latencies(times) }
}
