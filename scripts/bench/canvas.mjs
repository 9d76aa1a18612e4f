import { chromium } from '@playwright/test'
import { findChromium } from '../lib/find-chromium.mjs'
import { startProduct } from '../lib/test-product.mjs'
import { dragNode, panCanvas } from './canvas-gestures.mjs'
import { openCanvas, signIn } from './canvas-page.mjs'
import { createFlow, starterGraph } from './flows.mjs'
import { largeGraph } from './large-graph.mjs'
import { figure } from './table.mjs'

const NODES = 1000
const FRAMES_PER_SECOND = 55

/**
 * A flow of 1,000 nodes in a real browser, without graphics hardware.
 *
 * @param {{ quick: boolean }} options
 * @returns {Promise<import('./table.mjs').Table[]>}
 */
export async function benchCanvas({ quick }) {
  const seconds = quick ? 1 : 3
  const product = await startProduct()
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    // Chromium refuses its sandbox to root, which containers run as.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  try {
    const flow = await createFlow(product, 'Bench: canvas', largeGraph(await starterGraph(product, 'rewrite'), NODES))
    const page = await browser.newPage({ baseURL: product.url, viewport: { width: 1440, height: 900 } })
    await signIn(page, product.owner)
    const opened = [await openCanvas(page, flow), await openCanvas(page, flow)]
    const whole = [
      row('pan', 'everything in view', await panCanvas(page, seconds)),
      row('drag a node', 'everything in view', await dragNode(page, seconds)),
    ]
    await page.getByRole('toolbar').getByRole('button', { name: '%' }).click()
    await page.waitForTimeout(1_000)
    const near = [
      row('pan', '100 %', await panCanvas(page, seconds)),
      row('drag a node', '100 %', await dragNode(page, seconds)),
    ]
    return [
      {
        title: `Canvas with ${NODES} nodes (Chromium ${browser.version()}, no graphics hardware, ${seconds} s each, frame times in ms)`,
        columns: ['gesture', 'zoom', 'nodes drawn', 'frames/s', 'median', 'p95', 'worst'],
        rows: [...whole, ...near],
        notes: [
          `From address to usable canvas: ${opened.map((ms) => `${figure(ms / 1000)} s`).join(', the second time ')}`,
        ],
      },
    ]
  } finally {
    await browser.close()
    await product.stop()
  }
}

/** @param {string} gesture @param {string} zoom @param {import('./canvas-gestures.mjs').Frames} frames */
function row(gesture, zoom, { nodes, per_second, p50, p95, worst }) {
  return {
    cells: [gesture, zoom, String(nodes), ...[per_second, p50, p95, worst].map((value) => value.toFixed(1))],
    aims: [{ text: `≥ ${FRAMES_PER_SECOND} frames/s`, met: per_second >= FRAMES_PER_SECOND }],
  }
}
