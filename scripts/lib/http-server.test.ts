import { get, type IncomingMessage, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, it, vi } from 'vitest'
import { openHttpServer } from './http-server.mjs'

const open: { close: (ms: number, drain: () => Promise<unknown>) => Promise<void> }[] = []
const host = '127.0.0.1'
const nothing = async () => {}

afterEach(async () => {
  for (const server of open.splice(0)) await server.close(0, nothing)
})

async function start() {
  const server = await openHttpServer({ host, port: 0 })
  open.push(server)
  return server
}

const ask = (port: number) =>
  new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    get({ host, port, agent: false }, async (response: IncomingMessage) => {
      let text = ''
      for await (const chunk of response) text += String(chunk)
      resolve({ status: response.statusCode, text })
    }).on('error', reject)
  })

it('answers 503 until there is something to serve', async () => {
  const { port, serve } = await start()
  expect(await ask(port)).toEqual({ status: 503, text: 'Millrace is starting.\n' })
  serve((_request, response) => void response.end('here'))
  expect(await ask(port)).toEqual({ status: 200, text: 'here' })
})

it('puts the encoding of a packed answer where clients look for it', async () => {
  const { port, serve } = await start()
  serve((_request, response) => {
    response.setHeader('x-millrace-content-encoding', 'gzip')
    response.end(gzipSync('packed'))
  })
  const response = await fetch(`http://${host}:${port}`)
  expect(response.headers.get('content-encoding')).toBe('gzip')
  expect(response.headers.has('x-millrace-content-encoding')).toBe(false)
  expect(await response.text()).toBe('packed')
})

it('says which port is taken and how to choose another', async () => {
  const { port } = await start()
  await expect(openHttpServer({ host, port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`)
  await expect(openHttpServer({ host: '192.0.2.1', port: 0 })).rejects.toThrow(
    'HOST=192.0.2.1 is not an address of this machine',
  )
})

it('lets running requests finish, takes no new ones, and calls the application’s own drain', async () => {
  const { port, serve, close } = await start()
  serve(async (_request, response) => {
    await sleep(300)
    response.end('finished')
  })
  const running = ask(port)
  await sleep(50)
  const drain = vi.fn(nothing)
  const closed = close(5000, drain)
  await expect(ask(port)).rejects.toThrow('ECONNREFUSED')
  expect(await running).toEqual({ status: 200, text: 'finished' })
  await closed
  expect(drain).toHaveBeenCalledOnce()
})

it('cuts what does not finish in time', async () => {
  const { port, serve, close } = await start()
  serve((_request, response) => void response.write('endless'))
  const endless = request({ host, port, agent: false }).end()
  const response = await new Promise<IncomingMessage>((resolve) => endless.on('response', resolve))
  const cut = new Promise((resolve) => response.on('error', resolve))
  response.resume()
  const started = performance.now()
  await close(200, nothing)
  expect(performance.now() - started).toBeLessThan(1000)
  expect(await cut).toMatchObject({ code: 'ECONNRESET' })
})

const DIRECT = Symbol.for('millrace.direct')

it('writes an answer that is one text at once, with all that its headers say', async () => {
  const { port, serve } = await start()
  serve((_request, response) => void response.end('from Next'))
  const text = JSON.stringify({ greeting: 'grüß dich' })
  const mount = async (request: Request) => {
    const headers = new Headers({ 'content-type': 'application/json', 'x-asked': await request.text() })
    headers.append('set-cookie', 'a=1')
    headers.append('set-cookie', 'b=2')
    return Object.defineProperty(new Response(text, { status: 201, headers }), Symbol.for('millrace.text'), {
      value: text,
    })
  }
  Reflect.set(globalThis, DIRECT, { find: (path: string) => (path === '/api/v1/one' ? mount : undefined) })
  try {
    const response = await fetch(`http://${host}:${port}/api/v1/one?a=b`, { method: 'POST', body: 'asked' })
    expect([response.status, await response.text()]).toEqual([201, text])
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-length': String(Buffer.byteLength(text)),
      'content-type': 'application/json',
      'x-asked': 'asked',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await (await fetch(`http://${host}:${port}/`)).text()).toBe('from Next')
  } finally {
    Reflect.deleteProperty(globalThis, DIRECT)
  }
})
