/** Compiled into the interpreter, and of use only to those who want to leave or crash it. */
const HIDDEN = new Set([
  ...[
    '_ctypes',
    '_pyodide_core',
    '_testcapi',
    '_testinternalcapi',
    '_testclinic',
    '_testclinic_limited',
    '_testlimitedcapi',
  ],
  ...['_testbuffer', '_xxtestfuzz', 'xxsubtype', '_remote_debugging', '_posixsubprocess', 'faulthandler', 'mmap'],
])
const STAND_IN = 'errno'

/**
 * Takes modules out of the table of those that are compiled in, so that no importer finds them.
 *
 * @param {any} module Emscripten's
 * @throws when the table is not where it was: a release of Python that lays it out otherwise
 */
export function hideModules(module) {
  /** @type {Uint32Array} */
  const words = module.HEAPU32
  const table = words[module._PyImport_Inittab >> 2] ?? 0
  /** @type {Map<string, [number, number]>} */
  const entries = new Map()
  for (let at = table >> 2; words[at]; at += 2)
    entries.set(module.UTF8ToString(words[at]), [words[at] ?? 0, words[at + 1] ?? 0])
  const standIn = entries.get(STAND_IN)
  if (!standIn) throw new Error('The table of compiled-in modules was not found.')
  const hidden = new Map([...entries].filter(([name]) => HIDDEN.has(name)).map(([, pair]) => pair))
  // The interpreter works with a copy whose place it does not tell: the pairs of pointers tell it.
  for (let at = 0; at < words.length - 1; at += 1) {
    const word = words[at]
    if (word === undefined || word === 0 || hidden.get(word) !== words[at + 1]) continue
    words[at] = standIn[0]
    words[at + 1] = standIn[1]
  }
}
