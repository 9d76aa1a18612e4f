import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { contentHash, isStamped, stamp } from '../lib/content-hash.mjs'
import { ROOT } from '../lib/project.mjs'
import { runCommand } from '../lib/run-command.mjs'

const DIR = join(ROOT, '.cache/bench/bare-app')
const SOURCES = {
  'package.json': '{ "private": true, "type": "module" }\n',
  'next.config.mjs': `export default { compress: false, poweredByHeader: false, turbopack: { root: ${JSON.stringify(ROOT)} } }\n`,
  // Next looks for this file in the folders above too, and would find the product's.
  'instrumentation.js': 'export const register = () => undefined\n',
  'app/echo/route.js': `export const dynamic = 'force-dynamic'
export const POST = async (request) => Response.json(await request.json())
`,
}

/**
 * Builds a Next application of one route handler that answers the JSON that it is sent, unless it is there.
 *
 * @returns {Promise<string>} its folder
 */
export async function buildBareApp() {
  for (const [file, text] of Object.entries(SOURCES)) {
    mkdirSync(join(DIR, file, '..'), { recursive: true })
    writeFileSync(join(DIR, file), text)
  }
  const hash = contentHash(ROOT, [
    ...Object.keys(SOURCES).map((file) => `.cache/bench/bare-app/${file}`),
    'node_modules/next/package.json',
  ])
  const stampFile = join(DIR, '.next/bench-build')
  if (isStamped(stampFile, hash)) return DIR
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const output = await runCommand(process.execPath, [next, 'build'], {
    cwd: DIR,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (/proxy|middleware/i.test(output))
    throw new Error(
      `The bare application is not bare: Next found a proxy above ${DIR}. Give it an empty one of its own.`,
    )
  stamp(stampFile, hash)
  return DIR
}
