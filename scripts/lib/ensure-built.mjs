import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { contentHash, isStamped, stamp } from './content-hash.mjs'
import { generateClient } from './generate-client.mjs'
import { runCommand } from './run-command.mjs'

const GENERATED = 'src/platform/db/generated'

/**
 * Generates the Prisma client when the schema changed.
 *
 * @param {string} root
 * @returns {Promise<boolean>} whether it was generated now
 */
export async function ensureClient(root) {
  const hash = contentHash(root, ['prisma/schema', 'node_modules/prisma/package.json'])
  const stampFile = join(root, '.cache/prisma-client')
  if (isStamped(stampFile, hash) && existsSync(join(root, GENERATED, 'client.ts'))) return false
  await generateClient(root)
  stamp(stampFile, hash)
  return true
}

/**
 * Builds the application when its sources changed.
 *
 * @param {string} root
 * @param {(text: string) => void} [onOutput]
 * @returns {Promise<boolean>} whether it was built now
 */
export async function ensureBuilt(root, onOutput) {
  copyScalar(root)
  const sources = [
    'src',
    'public',
    'prisma/schema',
    'package-lock.json',
    'next.config.mjs',
    'postcss.config.mjs',
    'tsconfig.json',
  ]
  const hash = contentHash(
    root,
    sources,
    (path) => path.startsWith(GENERATED) || path === SCALAR || /\.test\.tsx?$/.test(path),
  )
  const stampFile = join(root, '.next/millrace-build')
  if (isStamped(stampFile, hash) && existsSync(join(root, '.next/BUILD_ID'))) return false
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  await runCommand(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    onOutput,
  })
  stamp(stampFile, hash)
  return true
}

const SCALAR = 'public/vendor/scalar.js'

/** The API reference is one script of a package; served from here, so that it works with no network. @param {string} root */
export function copyScalar(root) {
  const target = join(root, SCALAR)
  if (existsSync(target)) return
  mkdirSync(dirname(target), { recursive: true })
  copyFileSync(join(root, 'node_modules/@scalar/api-reference/dist/browser/standalone.js'), target)
}
