import { recordFrames } from './canvas-gestures.mjs'
import { latencies } from './latencies.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/**
 * @typedef {object} ListPage
 * @property {string} name
 * @property {string} href where the link to it leads
 * @property {string} rows selector of a row
 * @property {string} search name of the search field
 * @property {{ typed: string, last: string, there: string }} asks what is typed, then the one key that is timed: fewer
 *   rows are left, and among them one that says `there`
 */

const LONGEST_MS = 20_000
/** Longer than a search that nobody waits for. */
const SETTLED_MS = 1_200

/** Clicks on the link to a page and waits until rows are there. @param {Page} page @param {ListPage} list @returns {Promise<number>} ms */
export function timeToRows(page, { href, rows }) {
  return page.evaluate(
    async ({ href, rows, most }) => {
      const link = [...document.querySelectorAll('a')].find((one) => one.getAttribute('href') === href)
      if (!link) throw new Error(`There is no link to ${href} on ${location.pathname}.`)
      const began = performance.now()
      link.click()
      for (;;) {
        await new Promise((next) => requestAnimationFrame(next))
        const took = performance.now() - began
        if (location.pathname === href && document.querySelector(rows)) return took
        if (took > most) throw new Error(`${href} showed no rows within ${most} ms.`)
      }
    },
    { href, rows, most: LONGEST_MS },
  )
}

/** Types all but the last key, waits for its rows, then takes the time from the last key to its rows. @param {Page} page @param {ListPage} list @returns {Promise<number>} ms */
export async function timeToFind(page, { rows, search, asks: { typed, last, there } }) {
  const field = page.getByRole('searchbox', { name: search, exact: true })
  await field.fill(typed)
  await page.waitForTimeout(SETTLED_MS)
  await page.evaluate(
    ({ rows, there, most }) => {
      const shown = () => [...document.querySelectorAll(rows)]
      const before = shown().length
      const found = new Promise((resolve, reject) => {
        const listen = () => {
          const began = performance.now()
          const look = () => {
            const now = shown()
            if (now.length < before && now.some((row) => row.textContent?.includes(there)))
              resolve(performance.now() - began)
            else if (performance.now() - began < most) requestAnimationFrame(look)
            else reject(new Error(`${there} was not found: ${before} rows before, ${now.length} after.`))
          }
          look()
        }
        document.addEventListener('keydown', listen, { once: true, capture: true })
      })
      Reflect.set(window, 'benchFound', found)
    },
    { rows, there, most: LONGEST_MS },
  )
  await field.press(last)
  const took = Number(await page.evaluate(() => Reflect.get(window, 'benchFound')))
  await field.fill('')
  await page.waitForTimeout(SETTLED_MS)
  return took
}

/**
 * Turns the wheel over the rows until the end of what there is, or for some seconds.
 *
 * @param {Page} page @param {ListPage} list @param {number} seconds
 * @returns {Promise<{ per_second: number, rows: number } & import('./latencies.mjs').Latencies>} times in ms; `rows` is how
 *   many the page holds as elements in the end
 */
export async function scrollThrough(page, { rows }, seconds) {
  const box = await page.locator(rows).first().boundingBox()
  if (!box) throw new Error(`There is no ${rows} to scroll over.`)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.evaluate(recordFrames)
  const began = performance.now()
  while (performance.now() - began < seconds * 1000) {
    await page.mouse.wheel(0, 1_200)
    await page.waitForTimeout(10)
  }
  /** @type {number[]} */
  const stamps = await page.evaluate(() => Reflect.get(window, 'benchFrames'))
  const times = stamps.slice(1).map((stamp, index) => stamp - (stamps[index] ?? stamp))
  const [first = 0, last = 0] = [stamps[0], stamps.at(-1)]
  return {
    rows: await page.locator(rows).count(),
    per_second: (times.length * 1000) / (last - first),
    ...latencies(times),
  }
}
