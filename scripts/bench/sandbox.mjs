import { startChild } from './child.mjs'
import { figure } from './table.mjs'

/** What a warm call may take, in milliseconds at the median. */
const AIMS = { javascript: 5, python: 20, template: 20 }

/**
 * User code and templates in their worker processes: the first call of all, and warm ones.
 *
 * @param {{ quick: boolean }} options
 * @returns {Promise<import('./table.mjs').Table[]>}
 */
export async function benchSandbox({ quick }) {
  /** @type {{ message: import('./sandbox.ts').SandboxFigure[], stop: () => Promise<void> }} */
  const { message, stop } = await startChild('sandbox.ts', [quick ? '200' : '2000'])
  await stop()
  return [
    {
      title: 'User code (ms a call, from the server and back)',
      columns: ['what', 'first', 'p50', 'p95', 'p99'],
      rows: message.map(({ what, first_ms, p50, p95, p99 }) => ({
        cells: [what, figure(first_ms), figure(p50), figure(p95), figure(p99)],
        aims: [{ text: `p50 ≤ ${AIMS[what]} ms`, met: p50 <= AIMS[what] }],
      })),
    },
  ]
}
