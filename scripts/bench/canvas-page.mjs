/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {{ username: string, password: string }} owner */
export async function signIn(page, { username, password }) {
  await page.goto('/sign-in')
  await page.getByLabel('Name').fill(username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor()
}

/**
 * Opens a flow by its address.
 *
 * @param {Page} page @param {string} flow
 * @returns {Promise<number>} milliseconds from the start of the navigation until nodes are to be seen and three frames
 *   in a row took less than 50 ms each
 */
export async function openCanvas(page, flow) {
  await page.goto(`/flows/${flow}`, { waitUntil: 'commit' })
  const usable = await page.waitForFunction(nodesAreQuiet, undefined, { polling: 'raf', timeout: 60_000 })
  return Number(await usable.jsonValue())
}

/** Runs in the page, once a frame. */
function nodesAreQuiet() {
  const now = performance.now()
  const state = Reflect.get(window, 'benchQuiet') ?? { last: now, calm: 0 }
  const node = document.querySelector('.react-flow__node')
  // React Flow hides nodes until it has measured them.
  const visible = node !== null && getComputedStyle(node).visibility === 'visible'
  state.calm = visible && now - state.last < 50 ? state.calm + 1 : 0
  state.last = now
  Reflect.set(window, 'benchQuiet', state)
  return state.calm >= 3 ? now : false
}
