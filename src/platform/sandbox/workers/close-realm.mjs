import { writeSync } from 'node:fs'
import { createRequire } from 'node:module'

/** What the interpreters themselves use, besides the language. */
const KEPT = new Set([
  ...['console', 'performance', 'crypto', 'TextEncoder', 'TextDecoder', 'URL', 'URLSearchParams', 'structuredClone'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate', 'queueMicrotask'],
  ...[
    'AbortController',
    'AbortSignal',
    'DOMException',
    'Event',
    'EventTarget',
    'WebAssembly',
    'Blob',
    'Buffer',
    'atob',
    'btoa',
  ],
  ...['ReadableStream', 'WritableStream', 'TransformStream', 'MessageChannel', 'MessagePort', 'global', 'globalThis'],
])

/** What Node itself reads from `process` while a worker answers calls. */
const KEPT_OF_PROCESS = new Set([
  ...[
    'reallyExit',
    'emit',
    'listenerCount',
    'nextTick',
    'hrtime',
    'version',
    'versions',
    'platform',
    'arch',
    'release',
    'browser',
  ],
  ...[
    '_tickCallback',
    'exitCode',
    '_exiting',
    'domain',
    'off',
    'on',
    'once',
    'removeListener',
    'emitWarning',
    'noDeprecation',
  ],
  ...['throwDeprecation', 'traceDeprecation', 'features', 'type', '_events', '_eventsCount', '_maxListeners'],
])

/**
 * What interpreters say on the console goes to the server's log as plain text. Call it before they are loaded: they keep
 * the functions, and Node's own look at the environment, which will be gone.
 */
export function plainConsole() {
  const say = (/** @type {unknown[]} */ ...words) => {
    writeSync(2, `${words.map(String).join(' ').slice(0, 1000)}\n`)
  }
  for (const name of Object.keys(console)) Reflect.set(console, name, say)
}

/**
 * Takes from this process what hostile code would want if it ever left its interpreter: requests, sockets, name look-up,
 * signals to other processes, native modules. Not undone; call it when everything is loaded, before any call.
 *
 * The environment is empty, Node's permission model closes files, processes and threads, and strings are never compiled;
 * this closes what those leave open.
 *
 * @param kept names of globals that a library put there for itself
 */
export function closeRealm(kept = /** @type {string[]} */ ([])) {
  // Taken hold of to be closed: nothing here opens a connection.
  const load = createRequire(import.meta.url)
  const [net, dgram, dns] = [load('node:net'), load('node:dgram'), load('node:dns')]
  const refuse = () => {
    throw new Error('This is closed here.')
  }
  for (const [holder, name] of [
    [net.Socket.prototype, 'connect'],
    [net.Server.prototype, 'listen'],
    [dgram.Socket.prototype, 'bind'],
    [dgram.Socket.prototype, 'send'],
    [dgram.Socket.prototype, 'connect'],
    [dns, 'lookup'],
    [dns.promises, 'lookup'],
    [dns.Resolver.prototype, 'resolve'],
  ])
    Object.defineProperty(holder, name, { value: refuse, writable: false, configurable: false })

  const language = new Set(Object.getOwnPropertyNames(globalThis).filter((name) => isOfTheLanguage(name)))
  const { process } = globalThis
  for (const name of Object.getOwnPropertyNames(globalThis))
    if (!KEPT.has(name) && !language.has(name) && !kept.includes(name)) Reflect.deleteProperty(globalThis, name)
  for (const name of Object.getOwnPropertyNames(process))
    if (!KEPT_OF_PROCESS.has(name)) Reflect.deleteProperty(process, name)
}

/** @param {string} name */
function isOfTheLanguage(name) {
  const { enumerable = true, value } = Object.getOwnPropertyDescriptor(globalThis, name) ?? {}
  return !enumerable && value !== undefined && LANGUAGE.test(name)
}

const LANGUAGE =
  /^(Object|Function|Array|Number|parse(Float|Int)|Infinity|NaN|undefined|Boolean|String|Symbol|Date|Promise|RegExp|\w*Error|JSON|Math|Intl|\w*Array|\w*ArrayBuffer|Atomics|BigInt|DataView|Map|Set|WeakMap|WeakSet|WeakRef|Proxy|Reflect|FinalizationRegistry|(en|de)codeURI(Component)?|escape|unescape|eval|is(Finite|NaN)|Iterator)$/
