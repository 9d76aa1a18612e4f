// Runs in its own process: Python as WebAssembly, one call at a time, its memory put back after each.
import { constants, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { closeRealm, plainConsole } from './close-realm.mjs'
import { limitMemory } from './limit-memory.mjs'
import { startClock } from './python/clock.mjs'
import { limitFiles } from './python/files.mjs'
import { hideModules } from './python/hide-modules.mjs'
import { rememberMemory } from './python/rollback.mjs'
import { SealedError, sealImports } from './python/seal-imports.mjs'
import { openTalk } from './python/talk.mjs'
import { serve } from './serve.mjs'

/** @type {{ memory_bytes: number, output_bytes: number, input_bytes: number, wheels: string[] }} */
const settings = JSON.parse(process.argv[2] ?? '{}')

/** An interpreter that grew beyond this is replaced rather than emptied. */
const KEPT_BYTES = 128 * 1024 ** 2
const SITE_PACKAGES = '/lib/python3.14/site-packages'
const folder = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'))
const host = readFileSync(fileURLToPath(new URL('./python/host.py', import.meta.url)), 'utf8')
const vendor = fileURLToPath(new URL('./python/vendor/', import.meta.url))
const own = readdirSync(vendor)
  .filter((name) => name.endsWith('.whl'))
  .map((name) => `${vendor}${name}`)
const wheels = [...own, ...settings.wheels].map((path) => ({ name: basename(path), bytes: readFileSync(path) }))

plainConsole()
// The permission model refuses this old door, by which Emscripten asks for the numbers of error codes.
Reflect.set(process, 'binding', () => ({ fs: constants }))
limitMemory(settings.memory_bytes)

let seal = () => {}
const { loadPyodide } = await import('pyodide')
const { default: createModule } = await import('pyodide/pyodide.asm.mjs')
const python = await loadPyodide({
  indexURL: `${folder}/`,
  jsglobals: Object.create(null),
  env: { HOME: '/home/web_user', LANG: 'C.UTF-8', TZ: 'UTC' },
  stdin: () => null,
  stdout: () => {},
  stderr: () => {},
  createPyodideModule: (/** @type {any} */ module) => {
    const { instantiateWasm } = module
    return createModule({
      ...module,
      instantiateWasm(/** @type {any} */ imports, /** @type {any} */ done) {
        const gated = sealImports(imports)
        seal = gated.seal
        return instantiateWasm(gated.imports, done)
      },
    })
  },
})
// Not part of its public face: the memory, the file system and the modules that are compiled in.
const module = /** @type {any} */ (python)._module

const clock = startClock(python, module)
for (const { name, bytes } of wheels) {
  python.unpackArchive(new Uint8Array(bytes), 'wheel', { extractDir: SITE_PACKAGES })
  python.runPython(`import importlib; importlib.invalidate_caches()`, { filename: name })
}
const talk = openTalk(module, settings.output_bytes)
module.FS.writeFile('/tmp/sandbox_host.py', host)
python.runPython(`
import sys
sys.path.insert(0, "/tmp")
from sandbox_host import answer_call, close_doors
sys.path.pop(0)
close_doors()
del close_doors, sys
`)
hideModules(module)
const cleanFiles = limitFiles(module.FS, settings.memory_bytes)
cleanFiles()
closeRealm()
seal()
// Once for nothing: what is made at the first call belongs to what is remembered.
talk('{"code":"def main(): return 1","inputs":{}}')
cleanFiles()
const putBack = rememberMemory(module, Math.min(settings.memory_bytes, KEPT_BYTES))

serve((header, body) => {
  clock.start(Number(header.timeout_ms))
  try {
    const answered = read(talk(body))
    return {
      ...answered,
      ...(clock.isLate() ? { outcome: { type: 'timeout', message: 'late' } } : {}),
      after() {
        cleanFiles()
        return putBack()
      },
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (clock.isLate()) return { outcome: { type: 'timeout', message }, retire: true }
    const type = error instanceof SealedError ? 'failed' : 'limit'
    return {
      outcome: { type, message: type === 'limit' ? `The interpreter broke down: ${message}` : message },
      retire: true,
    }
  } finally {
    clock.stop()
  }
}, settings.input_bytes)

/** @param {Uint8Array} bytes what the host wrote: a letter for the kind, then the value or words */
function read(bytes) {
  const kind = String.fromCharCode(bytes[0] ?? 0)
  if (kind === 'v') return { outcome: { type: /** @type {const} */ ('done') }, body: bytes.subarray(1) }
  const { message, hint } = JSON.parse(new TextDecoder().decode(bytes.subarray(1)))
  const type = kind === 'f' ? 'failed' : kind === 't' ? 'timeout' : 'limit'
  return {
    outcome: { type: /** @type {const} */ (type), message: String(message), ...(hint ? { hint: String(hint) } : {}) },
  }
}
