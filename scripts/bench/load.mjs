import { startChild } from './child.mjs'

/**
 * @typedef {object} LoadOptions
 * @property {string} url
 * @property {Record<string, string>} headers
 * @property {string} body
 * @property {number} connections each sends its next request when it has the answer to the last one
 * @property {number} warm_up_s whole seconds, not counted
 * @property {number} measure_s whole seconds
 */
/** @typedef {{ per_second: number } & import('./latencies.mjs').Latencies} LoadFigures latencies in milliseconds */

/**
 * Sends one POST request over and over for the given time.
 *
 * @param {LoadOptions} options
 * @returns {Promise<LoadFigures>}
 * @throws when an answer is anything but 200
 */
export async function load(options) {
  /** @type {{ message: LoadFigures, stop: () => Promise<void> }} */
  const { message, stop } = await startChild('load-child.mjs', [JSON.stringify(options)])
  await stop()
  return message
}
