import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'

/** @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void | Promise<void>} Handler */

/** Idle connections are kept longer than proxies keep theirs (60 s), or a proxy would reuse one that is just closing. */
const KEEP_ALIVE_MS = 72_000
const HEADERS_MS = 75_000
const ENCODING = 'x-millrace-content-encoding'
/** Answers that are one text carry it under this name; see src/platform/rest/text-answer.ts. */
const TEXT = Symbol.for('millrace.text')

/**
 * Claims the address at once, so that a taken port is told before any work; answers 503 until `serve` is called.
 *
 * @param {{ host: string, port: number }} address port 0 takes a free one
 * @returns {Promise<{ server: import('node:http').Server, port: number, serve: (handler: Handler) => void, close: (withinMs: number, drain: () => Promise<unknown>) => Promise<void> }>}
 */
export async function openHttpServer({ host, port }) {
  /** @type {Handler} */
  let handler = (_request, response) => {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2', connection: 'close' })
    response.end('Millrace is starting.\n')
  }
  let serving = false
  let closing = false
  let running = 0
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_MS }, (request, response) => {
    running += 1
    response.once('close', () => {
      running -= 1
    })
    if (closing) response.setHeader('connection', 'close')
    // Replaces whatever a client sent under this name: the application throttles by it.
    replaceHeader(request, 'x-millrace-address', request.socket.remoteAddress ?? 'unknown')
    const direct = serving ? directMount(request.url ?? '/') : undefined
    if (direct) return void answerDirectly(direct, request, response)
    keepEncoding(response)
    void handler(request, response)
  })
  /** The server forgets connections that asked for another protocol, and would wait for them without end. @type {Set<import('node:net').Socket>} */
  const sockets = new Set()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await listen(server, host, port)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP address.')
  return {
    server,
    port: address.port,
    serve: (next) => {
      handler = next
      serving = true
    },
    close: async (withinMs, drain) => {
      closing = true
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      const finished = (async () => {
        await drain()
        while (running > 0) await sleep(20)
      })()
      await Promise.race([finished, sleep(withinMs, undefined, { ref: false })])
      server.closeAllConnections()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/**
 * Next drops `content-encoding` from the answers of routes, so one that is packed already names it in a header of ours.
 *
 * @param {import('node:http').ServerResponse} response
 */
function keepEncoding(response) {
  const { writeHead } = response
  Reflect.set(response, 'writeHead', (/** @type {unknown[]} */ ...args) => {
    const encoding = response.getHeader(ENCODING)
    if (encoding !== undefined) {
      response.removeHeader(ENCODING)
      response.setHeader('content-encoding', encoding)
    }
    return Reflect.apply(writeHead, response, args)
  })
}

/** @typedef {(request: Request) => Promise<Response>} Mount */

/** REST mounts that the application offers to this server; see src/api/direct.ts. @param {string} url @returns {Mount | undefined} */
function directMount(url) {
  const routes = Reflect.get(globalThis, Symbol.for('millrace.direct'))
  if (routes === undefined) return undefined
  const end = url.indexOf('?')
  return routes.find(end < 0 ? url : url.slice(0, end))
}

/** @typedef {ReturnType<typeof getRequestListener>} Listener */
/** One listener for each mount, made at its first request. @type {WeakMap<Mount, Listener>} */
const listeners = new WeakMap()

/** @param {Mount} mount @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
function answerDirectly(mount, request, response) {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('x-frame-options', 'DENY')
  const listener = listeners.get(mount) ?? getRequestListener(answering(mount), { overrideGlobalObjects: false })
  listeners.set(mount, listener)
  return listener(request, response)
}

/**
 * The mount's answers: one text is written at once, and an encoding that is named for Next's sake gets its real name.
 *
 * @param {Mount} mount
 * @returns {Parameters<typeof getRequestListener>[0]}
 */
function answering(mount) {
  return async (request, bindings) => {
    const answer = await mount(request)
    const text = Reflect.get(answer, TEXT)
    if (typeof text === 'string') {
      writeText(/** @type {import('node:http').ServerResponse} */ (bindings.outgoing), answer, text)
      return RESPONSE_ALREADY_SENT
    }
    const encoding = answer.headers.get(ENCODING)
    if (encoding === null) return answer
    answer.headers.delete(ENCODING)
    answer.headers.set('content-encoding', encoding)
    return answer
  }
}

/** @param {import('node:http').ServerResponse} response @param {Response} answer @param {string} text */
function writeText(response, { status, headers }, text) {
  response.statusCode = status
  for (const [name, value] of headers) {
    if (name === 'set-cookie') response.appendHeader(name, value)
    else response.setHeader(name, value)
  }
  response.end(text)
}

/** Puts a header of ours in the place of whatever a client sent under that name, in both forms that Node keeps. @param {import('node:http').IncomingMessage} request @param {string} name @param {string} value */
function replaceHeader(request, name, value) {
  request.headers[name] = value
  const raw = request.rawHeaders
  for (let at = raw.length - 2; at >= 0; at -= 2) if (raw[at]?.toLowerCase() === name) raw.splice(at, 2)
  raw.push(name, value)
}

/** @param {import('node:http').Server} server @param {string} host @param {number} port */
function listen(server, host, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => reject(new Error(explain(error, host, port))))
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      resolve(undefined)
    })
  })
}

/** @param {NodeJS.ErrnoException} error @param {string} host @param {number} port */
function explain(error, host, port) {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken by another program. Stop it, or choose another port: PORT=3001 npm start`
  if (error.code === 'EACCES')
    return `Port ${port} needs more rights than this account has. Choose one above 1023: PORT=3000 npm start`
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `HOST=${host} is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 for all its addresses.`
  return `The server cannot listen on ${host}:${port}: ${error.message}`
}
