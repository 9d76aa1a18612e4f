/**
 * Prints what a script does, each line with the time it took.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T> | T} work may return a note in `{ note }`
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = performance.now()
  const result = await work()
  const note = typeof result === 'string' && result !== '' ? `: ${result}` : ''
  say(`${title}${note} (${duration(performance.now() - started)})`)
  return result
}

/** @param {string} line */
export function say(line) {
  console.log(`  ${line}`)
}

/** @param {number} ms */
export function duration(ms) {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}
