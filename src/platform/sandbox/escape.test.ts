import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeSandbox, sandbox } from './sandbox'
import { SandboxError } from './sandbox-error'

/** Stands in the environment, in a file and behind an address. No code may ever see it. */
const MARKER = 'a-marker-that-must-not-be-seen'
const folder = mkdtempSync(join(tmpdir(), 'millrace-escape-'))
const file = join(folder, 'secret.txt')
const requests: string[] = []
const server = createServer((request, response) => {
  requests.push(request.url ?? '')
  response.end(MARKER)
})
let address = ''

beforeAll(async () => {
  process.env.MILLRACE_ESCAPE_MARKER = MARKER
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, MARKER)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  address = `http://127.0.0.1:${port}/`
})

afterAll(() => {
  closeSandbox()
  server.close()
  rmSync(folder, { recursive: true })
  delete process.env.MILLRACE_ESCAPE_MARKER
})

type Language = 'javascript' | 'python'

/** What came back: JSON text of the value, or the kind and words of the refusal. */
async function attempt(language: Language, code: string, timeout_ms = 5000): Promise<string> {
  const filled = code.replaceAll('FILE', file).replaceAll('ADDRESS', address)
  const body = Buffer.from(JSON.stringify({ code: filled, inputs: {} }))
  const signal = new AbortController().signal
  try {
    const answer = await sandbox(language).run({ owner: 'someone', header: { timeout_ms }, body, signal })
    return Buffer.from(answer).toString()
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error
    return `${error.kind}: ${error.message} ${error.hint ?? ''}`
  }
}

const isHealthy = {
  javascript: () => attempt('javascript', 'const main = () => [1, 2].map((n) => n * 2)'),
  python: () => attempt('python', 'import json\ndef main():\n    return [n * 2 for n in json.loads("[1, 2]")]'),
}

const main = (...lines: string[]) => `def main():\n${lines.map((line) => `    ${line}`).join('\n')}`

const javascript: [name: string, code: string, answer: RegExp, timeout_ms?: number][] = [
  ['constructor chain', 'const main = () => this.constructor.constructor("return typeof process")()', /^"undefined"$/],
  [
    'constructor of an array method',
    'const main = () => [].filter.constructor("return typeof process")()',
    /undefined/,
  ],
  ['constructor of console', 'const main = () => console.log.constructor("return typeof require")()', /undefined/],
  [
    'async constructor',
    'const main = async () => (async () => {}).constructor("return typeof process")()',
    /undefined/,
  ],
  [
    'eval',
    'const main = () => eval("typeof process + typeof require + typeof fetch")',
    /^"undefined{3}|"undefinedundefinedundefined"$/,
  ],
  ['import()', 'const main = async () => Object.keys(await import("node:fs"))', /^failed: .*could not load/],
  ['import of an address', 'const main = async () => Object.keys(await import("ADDRESS"))', /^failed: /],
  ['require', 'const main = () => require("fs").readFileSync("FILE", "utf8")', /^failed: ReferenceError: require/],
  ['fetch', 'const main = async () => (await fetch("ADDRESS")).text()', /^failed: ReferenceError: fetch/],
  ['process', 'const main = () => process.env', /^failed: ReferenceError: process/],
  [
    'what there is',
    'const main = () => Object.getOwnPropertyNames(globalThis).filter((n) => /proc|req|fetch|Worker|XML|std|os|WebAss/.test(n) && n !== "closure")',
    /^\[\]$/,
  ],
  [
    'host functions',
    'const main = () => Object.getOwnPropertyNames(Object.getPrototypeOf(setTimeout)).length + typeof setTimeout.caller',
    /^failed: TypeError|^"\d+undefined"$/,
  ],
  [
    'error stack hook',
    'const main = () => { Error.prepareStackTrace = (_, frames) => frames; return String(new Error().stack) }',
    /^(?!.*file:\/\/)/,
  ],
  ['endless loop', 'const main = () => { for (;;); }', /^timeout/, 300],
  [
    'endless loop that catches all',
    'const main = () => { for (;;) { try { for (;;); } catch {} finally { continue } } }',
    /^timeout/,
    300,
  ],
  ['endless promises', 'const main = async () => { for (;;) await null }', /^timeout/, 300],
  [
    'endless timers',
    'const main = () => new Promise(() => { const again = () => setTimeout(again); again() })',
    /^timeout/,
    300,
  ],
  ['loop on load', 'for (;;);', /^timeout/, 300],
  ['catastrophic pattern', 'const main = () => /^(a+)+$/.test("a".repeat(60) + "b")', /^timeout/, 400],
  ['getter that loops', 'const main = () => ({ get a() { for (;;); } })', /^timeout/, 300],
  [
    'memory bomb of texts',
    'const main = () => { let a = "x"; for (;;) a += a + Math.random() }',
    /^limit|^timeout|^failed: .*(invalid|too long|memory)/,
  ],
  [
    'memory bomb of buffers',
    'const main = () => { const all = []; for (;;) all.push(new Uint8Array(1e7)) }',
    /^limit|^failed: .*memory/,
  ],
  ['giant answer', 'const main = () => "x".repeat(9e6)', /^limit: The result is larger/],
  ['many small answers', 'const main = () => Array.from({ length: 1.2e6 }, (_, i) => 1e9 + i)', /^limit: /],
  ['deep recursion', 'const main = () => { const f = () => [1].map(f); return f() }', /^failed: RangeError|^limit/],
  ['deep JSON', 'const main = () => JSON.parse("[".repeat(1e5) + "]".repeat(1e5))', /^failed|^limit/],
  [
    'flood of print',
    'const main = () => { for (let i = 0; i < 1e5; i++) console.log("x".repeat(100)); return 1 }',
    /^1$/,
  ],
  ['toJSON that lies', 'const main = () => ({ toJSON: () => ({ toJSON: () => "deep" }) })', /^"deep"$/],
  ['prototype as a key', 'const main = () => JSON.parse(\'{"__proto__": {"polluted": 1}, "a": 1}\')', /^\{.*"a":1\}$/],
]

const python: [name: string, code: string, answer: RegExp, timeout_ms?: number][] = [
  ['import js', 'import js\ndef main():\n    return str(js.process)', /^failed: ModuleNotFoundError/],
  ['import pyodide_js', 'import pyodide_js\ndef main():\n    return 1', /^failed: ModuleNotFoundError/],
  ['run_js', 'from pyodide.code import run_js\ndef main():\n    return run_js("process.env")', /^failed: /],
  [
    'pyodide.http',
    'from pyodide.http import open_url\ndef main():\n    return open_url("ADDRESS").read()',
    /^failed: /,
  ],
  ['pyodide.ffi', 'from pyodide.ffi import to_js\ndef main():\n    return str(to_js([]).constructor)', /^failed: /],
  ['_pyodide_core', 'import _pyodide_core\ndef main():\n    return dir(_pyodide_core)', /^failed: ModuleNotFoundError/],
  [
    '_pyodide_core by the builtin importer',
    main('import importlib.machinery as m', 'return str(m.BuiltinImporter.find_spec("_pyodide_core"))'),
    /^"None"$/,
  ],
  [
    '_pyodide_core by _imp',
    main(
      'import _imp, importlib.machinery as m',
      'spec = m.ModuleSpec("_pyodide_core", m.BuiltinImporter, origin="built-in")',
      'return dir(_imp.create_builtin(spec))',
    ),
    /^failed: |^\[(?!.*to_js)/,
  ],
  ['ctypes', 'import ctypes\ndef main():\n    return ctypes.CDLL(None).getpid()', /^failed: /],
  [
    '_ctypes by _imp',
    main(
      'import _imp, importlib.machinery as m',
      'return dir(_imp.create_builtin(m.ModuleSpec("_ctypes", m.BuiltinImporter)))',
    ),
    /^failed: |^\[(?!.*dlopen)/,
  ],
  ['test modules', main('import _testcapi', 'return 1'), /^failed: ModuleNotFoundError/],
  [
    'environment',
    main('import os', 'return dict(os.environ)'),
    /^\{"HOME":"\/home\/web_user","LANG":"C.UTF-8","TZ":"UTC"\}$/,
  ],
  [
    'environment by posix',
    main('import posix', 'return {k.decode(): v.decode() for k, v in posix.environ.items()}'),
    /^\{/,
  ],
  ['/etc/passwd', main('return open("/etc/passwd").read()'), /^failed: FileNotFoundError/],
  ['a file of the server', main('return open("FILE").read()'), /^failed: FileNotFoundError/],
  ['folders', main('import os', 'return sorted(os.listdir("/"))'), /^\["dev","home","lib","proc","tmp"\]$/],
  [
    'descriptors',
    main(
      'import os',
      'out = []',
      'for fd in range(3, 40):',
      '    try: out.append(os.read(fd, 10).decode())',
      '    except OSError: pass',
      'return out',
    ),
    /^\[\]$/,
  ],
  ['a file of its own library', main('return open("/lib/python314.zip", "wb").write(b"x")'), /^failed: OSError/],
  ['removing its library', main('import os', 'return os.unlink("/lib/python314.zip")'), /^failed: OSError/],
  [
    'socket',
    main(
      'import socket',
      's = socket.socket()',
      's.connect(("127.0.0.1", int("ADDRESS".split(":")[2].strip("/"))))',
      's.send(b"GET / HTTP/1.0\\r\\n\\r\\n")',
      'return s.recv(999).decode()',
    ),
    /^failed: /,
  ],
  [
    'urllib.request',
    main('import urllib.request', 'return urllib.request.urlopen("ADDRESS").read().decode()'),
    /^failed: /,
  ],
  ['look-up of a name', main('import socket', 'return socket.getaddrinfo("example.org", 80)'), /^failed: /],
  [
    'subprocess',
    main('import subprocess', 'return subprocess.run(["id"], capture_output=True).stdout.decode()'),
    /^failed: /,
  ],
  ['os.system', main('import os', 'return os.system("id > x")'), /^(?!0$)/],
  ['os.fork', main('import os', 'return os.fork()'), /^failed: /],
  ['os.kill', main('import os, signal', 'return os.kill(os.getppid(), signal.SIGKILL)'), /./],
  ['os._exit', main('import os', 'os._exit(0)'), /^failed|^limit/],
  ['os.abort', main('import os', 'os.abort()'), /^failed|^limit/],
  [
    'threads',
    main('import threading', 't = threading.Thread(target=print)', 't.start()', 'return 1'),
    /^failed: RuntimeError/,
  ],
  [
    'digging in sys.modules',
    main('import sys', 'return [n for n in sys.modules if "pyodide" in n or n == "js"]'),
    /^\[\]$/,
  ],
  [
    'digging in frames',
    main(
      'import sys',
      'f = sys._getframe()',
      'found = set()',
      'while f:',
      '    found |= {type(v).__module__ for v in list(f.f_globals.values()) + list(f.f_locals.values())}',
      '    f = f.f_back',
      'return sorted(m for m in found if "pyodide" in m)',
    ),
    /^\[\]$/,
  ],
  [
    'proxies of the host',
    main(
      'import gc',
      'gc.collect()',
      'return [str(type(o)) for o in gc.get_objects() if type(o).__name__.startswith("Js") and type(o).__module__.startswith("pyodide") and not isinstance(o, type) and type(o).__name__ != "JsNull"]',
    ),
    /^\[\]$/,
  ],
  [
    'classes of proxies',
    main(
      'out = []',
      'def walk(c):',
      '    for s in type.__subclasses__(c):',
      '        if "Js" in s.__name__:',
      '            try: out.append(str(s().constructor))',
      '            except Exception: pass',
      '        walk(s)',
      'walk(object)',
      'return out',
    ),
    /^\[\]|^failed|^limit/,
  ],
  ['eval and exec', main("return eval(\"__import__('os').environ.get('MILLRACE_ESCAPE_MARKER')\")"), /^null$/],
  ['endless loop', main('while True: pass'), /^timeout/, 300],
  [
    'endless loop that catches all',
    main('while True:', '    try:', '        while True: pass', '    except BaseException: pass'),
    /^timeout/,
    300,
  ],
  [
    'endless loop that ignores signals',
    main('import signal', 'signal.signal(signal.SIGINT, signal.SIG_IGN)', 'while True: pass'),
    /^timeout/,
    300,
  ],
  ['endless loop of the library', main('return sum(iter(int, 1))'), /^timeout/, 300],
  [
    'endless loop at the end of an object',
    'class A:\n    def __del__(self):\n        while True: pass\ndef main():\n    a = A()\n    del a\n    return 1',
    /^timeout|^1$/,
    300,
  ],
  [
    'endless coroutine',
    'import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(0)',
    /^timeout/,
    300,
  ],
  [
    'waiting for nothing',
    'import asyncio\nasync def main():\n    await asyncio.get_running_loop().create_future()',
    /^timeout/,
    300,
  ],
  ['big number', main('return len(str(9 ** 9 ** 7))'), /^timeout|^failed|^limit/, 500],
  ['catastrophic pattern', main('import re', 'return bool(re.match(r"^(a+)+$", "a" * 60 + "b"))'), /^timeout/, 300],
  ['memory bomb', main('return len("a" * 2 ** 30)'), /^limit/],
  ['memory bomb in steps', main('all = []', 'while True: all.append(bytearray(10 ** 7))'), /^limit/, 20_000],
  [
    'bomb of files',
    main('with open("x", "wb") as f:', '    while True: f.write(b"x" * 10 ** 7)'),
    /^failed: OSError|^limit/,
    20_000,
  ],
  ['giant answer', main('return "x" * (9 * 2 ** 20)'), /^limit/],
  ['deep recursion', main('return main()'), /^failed: RecursionError|^limit/],
  [
    'deep recursion without a limit',
    main('import sys', 'sys.setrecursionlimit(10 ** 6)', 'return main()'),
    /^failed|^limit|^timeout/,
  ],
  ['deep recursion in C', main('a = []', 'for _ in range(10 ** 6): a = [a]', 'return repr(a)[:9]'), /^failed|^limit/],
  ['flood of print', main('for _ in range(10 ** 5): print("x" * 100)', 'return 1'), /^1$/, 20_000],
  [
    'forged answer',
    main('import os', 'os.write(os.open("/dev/answer", os.O_WRONLY), b"not an answer")', 'return 1'),
    /^failed|^limit/,
  ],
  [
    'flood of the answer',
    main('import os', 'fd = os.open("/dev/answer", os.O_WRONLY)', 'while True: os.write(fd, b"x" * 10 ** 6)'),
    /^failed|^limit/,
  ],
]

describe.each([
  ['javascript', javascript],
  ['python', python],
] as const)('%s (threats 33, 34)', (language, corpus) => {
  it('starts', { timeout: 60_000 }, async () => {
    expect(await isHealthy[language]()).toBe('[2,4]')
  })

  it.each(corpus)('%s', { timeout: 60_000 }, async (_, code, answer, timeout_ms) => {
    const came = await attempt(language, code, timeout_ms)
    expect(came).toMatch(answer)
    expect(came).not.toContain(MARKER)
    expect(came).not.toContain(process.cwd())
    expect(requests).toEqual([])
    expect(await isHealthy[language]()).toBe('[2,4]')
  })
})

describe('one call leaves nothing for the next (threats 34, 35)', () => {
  it('in JavaScript', async () => {
    const poison = `Object.prototype.left = 1; Array.prototype.map = () => "poisoned"; globalThis.left = 1;
      JSON.stringify = () => '"poisoned"'; ({}).__proto__.toJSON = () => "poisoned"; const main = () => 1`
    await attempt('javascript', poison)
    const look = 'const main = () => [typeof left, ({}).left ?? null, [1].map((n) => n), JSON.stringify([2])]'
    expect(await attempt('javascript', look)).toBe('["undefined",null,[1],"[2]"]')
  })

  it('in Python', { timeout: 60_000 }, async () => {
    const poison = `
import json, builtins, os, sys, tempfile, random, __main__
json.loads = lambda text: "poisoned"
json.dumps = lambda value, **more: '"poisoned"'
builtins.left = 1
__main__.left = 1
sys.modules["left"] = json
sys.path.insert(0, tempfile.gettempdir())
os.environ["LEFT"] = "1"
random.random = lambda: "poisoned"
open(tempfile.gettempdir() + "/left.py", "w").write("x = 1")
os.chdir(tempfile.gettempdir())
open(os.environ["HOME"] + "/left", "w").write("x")
def main():
    return 1`
    const look = `
import json, builtins, os, sys, tempfile, random, __main__
def main():
    return [json.loads("[1]"), hasattr(builtins, "left"), hasattr(__main__, "left"), "left" in sys.modules, tempfile.gettempdir() in sys.path,
            "LEFT" in os.environ, isinstance(random.random(), float), os.listdir(tempfile.gettempdir()), os.getcwd() == os.environ["HOME"], os.listdir(".")]`
    expect(await attempt('python', poison)).toBe('1')
    for (let call = 0; call < 4; call++)
      expect(await attempt('python', look)).toBe('[[1],false,false,false,false,false,true,[],true,[]]')
  })

  it('is given other chance each time', async () => {
    const draw = 'import random\ndef main():\n    return random.random()'
    const drawn = [await attempt('python', draw), await attempt('python', draw), await attempt('python', draw)]
    expect(new Set(drawn).size).toBe(3)
  })
})

describe('a thousand calls', () => {
  it.each([
    ['javascript', 'const main = () => Array.from({ length: 1000 }, (_, i) => ({ i }))'],
    ['python', 'import json\ndef main():\n    return json.loads(json.dumps([{"i": i} for i in range(1000)]))'],
  ] as const)('in %s stay in the same processes, which do not grow', { timeout: 120_000 }, async (language, code) => {
    closeSandbox()
    const pool = sandbox(language)
    for (let call = 0; call < 200; call++) await attempt(language, code)
    const { pids } = pool
    const before = residentBytes(pids)
    for (let call = 0; call < 800; call++) expect((await attempt(language, code)).length).toBeGreaterThan(1000)
    expect(pool.pids).toEqual(pids)
    expect(pids.length).toBeLessThanOrEqual(2)
    expect(residentBytes(pids) - before).toBeLessThan(40 * 1024 ** 2 * pids.length)
  })
})

/** Where the system does not tell, nothing is measured: 0. */
function residentBytes(pids: number[]): number {
  if (process.platform !== 'linux') return 0
  return pids.reduce((sum, pid) => sum + Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096, 0)
}
