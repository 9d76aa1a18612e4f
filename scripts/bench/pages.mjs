import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { startEmbeddedDatabase } from '../lib/embedded-database.mjs'
import { findChromium } from '../lib/find-chromium.mjs'
import { startProduct } from '../lib/test-product.mjs'
import { signIn } from './canvas-page.mjs'
import { createFlow, starterGraph } from './flows.mjs'
import { latencies } from './latencies.mjs'
import { scrollThrough, timeToFind, timeToRows } from './pages-measure.mjs'
import { counts, seedPages } from './pages-seed.mjs'

const FIRST_ROWS_MS = 1_000
const SEARCH_MS = 300
const FRAMES_PER_SECOND = 50
const FRAME_MS = 20

const line = 'table tbody tr:not([aria-hidden])'
const node = '[role="treeitem"]'
const card = 'main li:has(a[href^="/flows/"])'

/** @type {import('./pages-measure.mjs').ListPage[]} */
export const lists = [
  list('flows', '/flows', card, 'Search name or description', 'flow-777', 'flow-7777'),
  list('members', '/admin/members', line, 'Search people', 'user-777', 'Miller 7777'),
  list('users', '/admin/users', line, 'Search by sign-in name', 'user-777', 'user-7777'),
  list('groups', '/admin/groups', line, 'Search by name', 'group-77', 'group-777'),
  list('orgs', '/admin/orgs', node, 'Search by name', 'org-177', 'org-1777'),
  list('businesses', '/admin/businesses', node, 'Search by name', 'business-77', 'business-777'),
  list('roles', '/admin/roles', 'nav li:has(button[title])', 'Search roles', 'role-7', 'Role 77'),
  list('dictionary', '/admin/dictionary', line, 'Search items', 'item-377', 'item-3777'),
  list('tenants', '/admin/tenants', line, 'Search by name or note', 'tenant-77', 'tenant-777'),
  list('audit log', '/admin/audit', line, 'Search the log', 'object-777', 'object-7777'),
]

/** @param {string} name @param {string} href @param {string} rows @param {string} search @param {string} typed one 7 too few @param {string} there */
function list(name, href, rows, search, typed, there) {
  return { name, href, rows, search, asks: { typed, last: '7', there } }
}

/**
 * The pages of an installation of 10,000 people in a real browser, without graphics hardware.
 *
 * @param {{ quick: boolean }} options
 * @returns {Promise<import('./table.mjs').Table[]>}
 */
export async function benchPages({ quick }) {
  const [times, seconds] = quick ? [3, 1] : [9, 5]
  const dir = mkdtempSync(join(tmpdir(), 'millrace-bench-'))
  const database = await startEmbeddedDatabase({ dataDir: join(dir, 'db') })
  const product = await startProduct({ DATABASE_URL: database.url })
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    // Chromium refuses its sandbox to root, which containers run as.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  try {
    await seedPages(database.url, await createFlow(product, 'Bench: pages', await starterGraph(product, 'echo')))
    const page = await browser.newPage({ baseURL: product.url, viewport: { width: 1440, height: 900 } })
    await signIn(page, product.owner)
    const rows = []
    for (const one of lists) rows.push(await measure(page, one, times, seconds))
    const { users, groups, orgs, businesses, roles, flows } = counts
    const held = Object.entries({ users, groups, orgs, businesses, roles, flows })
    return [
      {
        title: `Pages with ${held.map(([what, count]) => `${count.toLocaleString('en')} ${what}`).join(', ')} (Chromium ${browser.version()}, no graphics hardware, ms)`,
        columns: ['page', 'first rows p50', 'worst', 'search p50', 'worst', 'frames/s', 'median', 'p95', 'rows drawn'],
        rows,
      },
    ]
  } finally {
    await browser.close()
    await product.stop()
    await database.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

/**
 * @param {import('@playwright/test').Page} page @param {import('./pages-measure.mjs').ListPage} list
 * @param {number} times @param {number} seconds
 * @returns {Promise<import('./table.mjs').Row>}
 */
export async function measure(page, list, times, seconds) {
  const opened = []
  for (let n = 0; n < times; n++) {
    // Loaded anew, so that nothing of the list is remembered.
    await page.goto(list.href.startsWith('/admin') ? '/admin/configs' : '/files', { waitUntil: 'networkidle' })
    opened.push(await timeToRows(page, list))
  }
  const found = []
  for (let n = 0; n < times; n++) found.push(await timeToFind(page, list))
  const frames = await scrollThrough(page, list, seconds)
  const [first, search] = [latencies(opened), latencies(found)]
  return {
    cells: [
      list.name,
      ...[first.p50, first.worst, search.p50, search.worst].map((ms) => ms.toFixed(0)),
      ...[frames.per_second, frames.p50, frames.p95].map((value) => value.toFixed(1)),
      String(frames.rows),
    ],
    aims: [
      { text: `first rows < ${FIRST_ROWS_MS}`, met: first.p50 < FIRST_ROWS_MS },
      { text: `search < ${SEARCH_MS}`, met: search.p50 < SEARCH_MS },
      {
        text: `≥ ${FRAMES_PER_SECOND} frames/s or median < ${FRAME_MS}`,
        met: frames.per_second >= FRAMES_PER_SECOND || frames.p50 < FRAME_MS,
      },
    ],
  }
}
