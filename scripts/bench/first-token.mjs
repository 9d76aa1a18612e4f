import { Agent } from 'undici'
import { latencies } from './latencies.mjs'

/**
 * Sends one streaming request after the other on one connection, and takes the time until a marker is in the answer.
 * Each answer is read to its end.
 *
 * @param {{ url: string, headers: Record<string, string>, body: string }} request
 * @param {RegExp} marker
 * @param {{ warm_up_s: number, measure_s: number }} times
 * @returns {Promise<import('./latencies.mjs').Latencies>} milliseconds
 * @throws when an answer is anything but 200, or the marker does not come
 */
export async function firstToken({ url, headers, body }, marker, { warm_up_s, measure_s }) {
  const { origin, pathname, search } = new URL(url)
  const dispatcher = new Agent({ connections: 1 })
  /** @type {number[]} */
  const times = []
  const started = performance.now()
  const counted = started + warm_up_s * 1000
  const end = counted + measure_s * 1000
  try {
    for (let now = started; now < end; now = performance.now()) {
      const answer = await dispatcher.request({ origin, path: pathname + search, method: 'POST', headers, body })
      let text = ''
      let seen
      for await (const chunk of answer.body) {
        text += chunk
        if (seen === undefined && marker.test(text)) seen = performance.now()
      }
      if (answer.statusCode !== 200 || seen === undefined)
        throw new Error(`${url} answered ${answer.statusCode}, ${marker} did not come: ${text.slice(0, 500)}`)
      if (now >= counted) times.push(seen - now)
    }
  } finally {
    await dispatcher.close()
  }
  return latencies(times)
}
