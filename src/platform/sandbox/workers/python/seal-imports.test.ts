import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { SealedError, sealImports } from './seal-imports.mjs'

const wasm = createRequire(import.meta.url).resolve('pyodide/pyodide.asm.wasm')
const names = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasm)))
  .filter(({ kind, module }) => kind === 'function' && !module.startsWith('GOT'))
  .map(({ name }) => name)

/** Stands for every function that Python's module imports. */
const all = () => Object.fromEntries(names.map((name) => [name, () => `open: ${name}`]))

function call(imports: Record<string, Record<string, unknown>>, name: string): unknown {
  const member = imports.env?.[name]
  if (typeof member !== 'function') throw new Error(`${name} is not imported.`)
  return member()
}

it('lets everything through until it is sealed', () => {
  const { imports } = sealImports({ env: all() })
  for (const name of names) expect(call(imports, name)).toBe(`open: ${name}`)
})

it('leaves no way into JavaScript, to processes or to the network (threat 34)', () => {
  const { imports, seal } = sealImports({ env: all() })
  seal()
  const doors = names.filter((name) =>
    /^Js|^js2|hiwire|prox(y|ies)|ffi_|asm_const|raw_call|socket|connect|system|dl(open|sym)|suspend|exit|import$/i.test(
      name,
    ),
  )
  expect(doors.length).toBeGreaterThan(100)
  for (const name of doors) {
    const went = outcome(() => call(imports, name))
    expect(
      went === 0 || (typeof went === 'number' && went < 0) || went instanceof SealedError,
      `${name}: ${went}`,
    ).toBe(true)
  }
})

it('keeps files in memory, clocks and chance', () => {
  const { imports, seal } = sealImports({ env: all() })
  seal()
  for (const name of ['fd_read', '__syscall_openat', 'clock_time_get', 'random_get', 'emscripten_resize_heap'])
    expect(call(imports, name)).toBe(`open: ${name}`)
})

function outcome(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
