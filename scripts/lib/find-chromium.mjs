import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runCommand } from './run-command.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * A Chromium for the browser journeys: the one there is, else Debian's package where this account may install it.
 *
 * @returns {Promise<string>} path of the program
 * @throws with what to do when there is none and none can be installed
 */
export async function findChromium() {
  const found = installedChromium() ?? (await playwrightChromium())
  if (found) return found
  if (process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await runCommand('apt-get', ['update'], { env })
    await runCommand('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], { env })
    const installed = installedChromium()
    if (installed) return installed
  }
  throw new Error(
    'The browser journeys need Chromium. Install it (Debian and Ubuntu: sudo apt-get install chromium; others: npx playwright install chromium) and run the tests again.',
  )
}

function installedChromium() {
  for (const name of NAMES) {
    const path = onPath(name)
    if (path) return path
  }
  return APPLICATIONS.find((path) => existsSync(path))
}

async function playwrightChromium() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

/** @param {string} name */
function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
}
