import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'tsdown'

/** Packages that the client imports; of @trpc/server and zod only types. */
const DEPENDENCIES = ['@trpc/client', '@trpc/server', 'superjson', 'zod']

/**
 * Builds the typed client as a package of its own: one module, declarations that need no file of the server, package.json.
 *
 * @param {string} root
 * @returns {Promise<string>} the package's folder
 */
export async function buildClient(root) {
  const outDir = join(root, 'dist/client')
  rmSync(outDir, { recursive: true, force: true })
  mkdirSync(outDir, { recursive: true })
  await build({
    cwd: root,
    config: false,
    entry: { index: 'src/client/index.ts' },
    outDir,
    format: 'esm',
    // Declarations are gathered from server files, whose built-in modules would be reported as missing otherwise.
    platform: 'node',
    target: 'es2022',
    external: DEPENDENCIES,
    dts: { tsconfig: join(root, 'tsconfig.json') },
    outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
    logLevel: 'warn',
  })
  writeFileSync(join(outDir, 'package.json'), `${JSON.stringify(manifest(root), null, 2)}\n`)
  return outDir
}

/** @param {string} root */
function manifest(root) {
  const { version, engines, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return {
    name: 'millrace-client',
    version,
    description: 'Typed client for Millrace: run flows, watch their events, manage everything.',
    type: 'module',
    engines,
    sideEffects: false,
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    files: ['*.js', '*.d.ts'],
    dependencies: Object.fromEntries(DEPENDENCIES.map((name) => [name, dependencies[name]])),
  }
}
