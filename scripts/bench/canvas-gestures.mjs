import { setTimeout as sleep } from 'node:timers/promises'
import { latencies } from './latencies.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ nodes: number, per_second: number } & import('./latencies.mjs').Latencies} Frames times in milliseconds; `nodes` is how many the page draws */
/** @typedef {{ x: number, y: number }} Point */

const PANE = '.react-flow__pane'
const NODE = '.react-flow__node'

/** Pulls the empty canvas about. @param {Page} page @param {number} seconds */
export async function panCanvas(page, seconds) {
  return gesture(page, await pointOn(page, PANE), seconds, '.react-flow__viewport')
}

/** Pulls one node about. @param {Page} page @param {number} seconds */
export async function dragNode(page, seconds) {
  const point = await pointOn(page, NODE)
  const id = await page.evaluate(
    ({ x, y, selector }) => document.elementFromPoint(x, y)?.closest(selector)?.getAttribute('data-id'),
    { ...point, selector: NODE },
  )
  return gesture(page, point, seconds, `${NODE}[data-id="${id}"]`)
}

/**
 * Moves the pressed mouse in circles and takes the time of every frame of the page meanwhile.
 *
 * @param {Page} page @param {Point} start @param {number} seconds @param {string} moving what has to have moved
 * @returns {Promise<Frames>}
 * @throws when it did not move
 */
async function gesture(page, start, seconds, moving) {
  const transform = () => page.locator(moving).evaluate((element) => element.getAttribute('style'))
  const before = await transform()
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 10, start.y + 10, { steps: 4 })
  await page.evaluate(recordFrames)
  const began = performance.now()
  for (let time = 0; time < seconds; time = (performance.now() - began) / 1000) {
    await page.mouse.move(start.x + 10 + 120 * Math.sin(time * 4), start.y + 10 + 90 * (1 - Math.cos(time * 4)))
    await sleep(8)
  }
  /** @type {number[]} */
  const stamps = await page.evaluate(() => Reflect.get(window, 'benchFrames'))
  await page.mouse.move(start.x + 60, start.y + 40)
  await page.mouse.up()
  if ((await transform()) === before) throw new Error(`The gesture at ${start.x}, ${start.y} did not move ${moving}.`)
  const times = stamps.slice(1).map((stamp, index) => stamp - (stamps[index] ?? stamp))
  const [first = 0, last = 0] = [stamps[0], stamps.at(-1)]
  const nodes = await page.locator(NODE).count()
  return { nodes, per_second: (times.length * 1000) / (last - first), ...latencies(times) }
}

/** Runs in the page. */
export function recordFrames() {
  /** @type {number[]} */
  const stamps = []
  Reflect.set(window, 'benchFrames', stamps)
  const next = (/** @type {number} */ stamp) => {
    // A later recording replaces this one.
    if (Reflect.get(window, 'benchFrames') !== stamps) return
    stamps.push(stamp)
    requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
}

/** A point near the middle of the canvas where the mouse would take hold of this. @param {Page} page @param {string} selector @returns {Promise<Point>} */
async function pointOn(page, selector) {
  const point = await page.evaluate((wanted) => {
    const frame = document.querySelector('.react-flow')?.getBoundingClientRect()
    if (!frame) return undefined
    const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 }
    for (let far = 0; far < Math.min(frame.width, frame.height) / 3; far += 4) {
      for (let turn = 0; turn < 16; turn++) {
        const [x, y] = [middle.x + far * Math.cos(turn), middle.y + far * Math.sin(turn)]
        const element = document.elementFromPoint(x, y)
        if (element?.closest(wanted) && !element.closest('.nodrag, .react-flow__handle, button, input, textarea'))
          return { x, y }
      }
    }
    return undefined
  }, selector)
  if (point) return point
  throw new Error(`There is no ${selector} near the middle of the canvas.`)
}
