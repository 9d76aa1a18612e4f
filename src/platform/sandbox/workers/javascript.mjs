// Runs in its own process: JavaScript in QuickJS (WebAssembly), a fresh interpreter for each call.
import { readFileSync } from 'node:fs'
import variant from '@jitl/quickjs-ng-wasmfile-release-sync'
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core'
import { closeRealm, plainConsole } from './close-realm.mjs'
import { runCode } from './javascript/run-code.mjs'
import { limitMemory } from './limit-memory.mjs'
import { serve } from './serve.mjs'

/** @type {{ memory_bytes: number, output_bytes: number, input_bytes: number }} */
const settings = JSON.parse(process.argv[2] ?? '{}')
/** The interpreter's own part beside what code may use. */
const OVERHEAD = 16 * 1024 ** 2

plainConsole()
limitMemory(settings.memory_bytes + OVERHEAD)
const prelude = readFileSync(new URL('./javascript/prelude.js', import.meta.url), 'utf8')
const quickjs = await newQuickJSWASMModuleFromVariant(variant)
closeRealm()
// Once for nothing, so that the first call finds everything compiled.
runCode(quickjs, prelude, { code: 'const main = () => 1', inputs: {} }, { ...settings, timeout_ms: 1000 })

serve((header, body) => {
  const call = JSON.parse(new TextDecoder().decode(body))
  const limits = {
    timeout_ms: Number(header.timeout_ms),
    memory_bytes: settings.memory_bytes,
    output_bytes: settings.output_bytes,
  }
  const reply = runCode(quickjs, prelude, call, limits)
  return reply.retire ? reply : { ...reply, after: () => true }
}, settings.input_bytes)
