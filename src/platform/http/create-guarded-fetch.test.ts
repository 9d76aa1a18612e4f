import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createGuardedFetch } from './create-guarded-fetch'
import { OutboundBlockedError } from './outbound-blocked-error'
import { ResponseTooLargeError } from './to-response'

const servers: Server[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

interface Seen {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

/** A server on all loopback addresses that keeps what it was asked. */
async function serve(answer: (request: Seen, response: ServerResponse) => void) {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const entry = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body }
    seen.push(entry)
    answer(entry, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { port, seen, base: `http://127.0.0.1:${port}` }
}

const ok = (_request: Seen, response: ServerResponse) => void response.end('hello')
const names = (table: Record<string, string[]>) => async (host: string) =>
  (table[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

describe('what is closed', () => {
  it('sends nothing to a private address', async () => {
    const { base, seen } = await serve(ok)
    await expect(createGuardedFetch()(base)).rejects.toThrow(OutboundBlockedError)
    expect(seen).toEqual([])
  })

  it.each([
    ['127.0.0.1'],
    ['10.0.0.5'],
    ['169.254.169.254'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['64:ff9b::7f00:1'],
    ['fd00::1'],
  ])('judges a name by what it resolves to: %s', async (address) => {
    const fetch = createGuardedFetch({ resolve: names({ 'inside.example': [address] }) })
    await expect(fetch('http://inside.example/')).rejects.toThrow(/inside\.example .*closed to flows/)
  })

  it('judges every address of a name, not only the first', async () => {
    const { port, seen } = await serve(ok)
    const fetch = createGuardedFetch({ resolve: names({ 'both.example': ['93.184.216.34', '127.0.0.1'] }) })
    await expect(fetch(`http://both.example:${port}/`)).rejects.toThrow(OutboundBlockedError)
    expect(seen).toEqual([])
  })

  it('connects to the address it judged: a name that changes its mind gains nothing (threat 23)', async () => {
    const { port, seen } = await serve((_request, response) => {
      response.setHeader('connection', 'close')
      response.end('hello')
    })
    const answers = ['127.0.0.1', '127.0.0.2', '127.0.0.2']
    let asked = 0
    const resolve = async () => [{ address: answers[asked++] ?? '', family: 4 }]
    const fetch = createGuardedFetch({ resolve, allow: [`127.0.0.1:${port}`] })
    const first = await fetch(`http://rebind.example:${port}/`)
    expect([await first.text(), asked]).toEqual(['hello', 1])
    await expect(fetch(`http://rebind.example:${port}/`)).rejects.toThrow(OutboundBlockedError)
    expect(seen).toHaveLength(1)
  })

  it('says nothing of the query or the password in its message', async () => {
    const error = await createGuardedFetch()('http://me:secret@127.0.0.1/a?key=secret').catch(String)
    expect(error).toContain('127.0.0.1')
    expect(error).not.toContain('secret')
  })
})

describe('what the operator opened', () => {
  it('is reached by address and port only', async () => {
    const { base, port } = await serve(ok)
    const other = await serve(ok)
    const fetch = createGuardedFetch({ allow: [`127.0.0.1:${port}`] })
    expect(await (await fetch(base)).text()).toBe('hello')
    await expect(fetch(other.base)).rejects.toThrow(OutboundBlockedError)
  })

  it('is reached by name', async () => {
    const { port } = await serve(ok)
    const resolve = names({ 'ollama.local': ['127.0.0.1'] })
    const fetch = createGuardedFetch({ allow: ['ollama.local'], resolve })
    expect(await (await fetch(`http://ollama.local:${port}/`)).text()).toBe('hello')
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow(OutboundBlockedError)
  })
})

describe('redirects', () => {
  it('are judged at each hop (threat 41)', async () => {
    const inside = await serve(ok)
    const outside = await serve((_request, response) => void response.writeHead(302, { location: inside.base }).end())
    const fetch = createGuardedFetch({ allow: [`127.0.0.1:${outside.port}`] })
    await expect(fetch(outside.base)).rejects.toThrow(OutboundBlockedError)
    await expect(fetch(outside.base)).rejects.toThrow(inside.base)
    expect(inside.seen).toEqual([])
  })

  it('to other schemes are refused', async () => {
    const { base } = await serve(
      (_request, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    )
    await expect(createGuardedFetch({ allow: ['127.0.0.1'] })(base)).rejects.toThrow(OutboundBlockedError)
  })

  it('leave credentials behind when the origin changes, and keep them when it does not (threat 41)', async () => {
    const target = await serve(ok)
    const start = await serve(({ url }, response) => {
      response.writeHead(307, { location: url === '/away' ? `${target.base}/there` : '/away' }).end()
    })
    const fetch = createGuardedFetch({ allow: ['127.0.0.1'] })
    const headers = { authorization: 'Bearer t', cookie: 'a=b', 'x-api-key': 'k', 'x-trace': '1' }
    const response = await fetch(`${start.base}/first`, { method: 'POST', body: 'payload', headers })
    expect([response.status, response.url, response.redirected]).toEqual([200, `${target.base}/there`, true])
    expect(start.seen.map((request) => request.headers.authorization)).toEqual(['Bearer t', 'Bearer t'])
    expect(target.seen[0]).toMatchObject({ method: 'POST', body: 'payload', headers: { 'x-trace': '1' } })
    for (const name of ['authorization', 'cookie', 'x-api-key'])
      expect(target.seen[0]?.headers).not.toHaveProperty(name)
  })

  it.each([
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'PUT', 'GET'],
    [307, 'POST', 'POST'],
    [308, 'PUT', 'PUT'],
  ])('with %d turn %s into %s', async (status, from, to) => {
    const { base, seen } = await serve(({ url }, response) => {
      if (url === '/start') response.writeHead(status, { location: '/end' }).end()
      else response.end('end')
    })
    const fetch = createGuardedFetch({ allow: ['127.0.0.1'] })
    await fetch(`${base}/start`, { method: from, body: 'payload' })
    expect(seen[1]).toMatchObject({ method: to, body: from === to ? 'payload' : '' })
  })

  it('end after a limit', async () => {
    const { base, seen } = await serve(
      (_request, response) => void response.writeHead(302, { location: '/again' }).end(),
    )
    await expect(createGuardedFetch({ allow: ['127.0.0.1'], maxRedirects: 3 })(base)).rejects.toThrow(
      'more than 3 times',
    )
    expect(seen).toHaveLength(4)
  })

  it('are not followed when the caller does not want it', async () => {
    const { base } = await serve((_request, response) => void response.writeHead(302, { location: '/x' }).end())
    const fetch = createGuardedFetch({ allow: ['127.0.0.1'] })
    expect(await fetch(base, { redirect: 'manual' })).toMatchObject({ status: 302, redirected: false })
    await expect(fetch(base, { redirect: 'error' })).rejects.toThrow('redirect')
  })
})

describe('answers', () => {
  const fetch = createGuardedFetch({ allow: ['127.0.0.1'], maxBytes: 1000, responseTimeout: 1000 })

  it('stream as they arrive', async () => {
    let finish = () => {}
    const { base } = await serve((_request, response) => {
      response.write('one')
      finish = () => void response.end('two')
    })
    const reader = (await fetch(base)).body?.getReader()
    const text = async () => new TextDecoder().decode((await reader?.read())?.value)
    expect(await text()).toBe('one')
    finish()
    expect(await text()).toBe('two')
  })

  it('fail when they are larger than the limit, also when packed', async () => {
    const { base } = await serve(({ url }, response) => {
      if (url === '/packed') response.setHeader('content-encoding', 'gzip').end(gzipSync('x'.repeat(100_000)))
      else response.end('x'.repeat(url === '/fits' ? 1000 : 1001))
    })
    expect(await (await fetch(`${base}/fits`)).text()).toHaveLength(1000)
    await expect((await fetch(`${base}/over`)).text()).rejects.toThrow(ResponseTooLargeError)
    await expect((await fetch(`${base}/packed`)).text()).rejects.toThrow(ResponseTooLargeError)
  })

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['gzip, br', (text: string) => brotliCompressSync(gzipSync(text))],
  ])('packed with %s are unpacked', async (encoding, pack) => {
    const { base, seen } = await serve((_request, response) => {
      response.setHeader('content-encoding', encoding).end(pack('water on the wheel'))
    })
    const response = await fetch(base)
    expect(await response.text()).toBe('water on the wheel')
    expect(response.headers.has('content-encoding')).toBe(false)
    expect(seen[0]?.headers['accept-encoding']).toBe('gzip, deflate, br')
  })

  it('in a packing that nobody knows, or in too many, are left as they are', async () => {
    const many = 'gzip, gzip, gzip, gzip, gzip, gzip'
    const { base } = await serve(({ url }, response) => {
      response.setHeader('content-encoding', url === '/many' ? many : 'sealed').end('as it came')
    })
    for (const path of ['/many', '/sealed']) {
      const response = await fetch(base + path)
      expect([await response.text(), response.headers.get('content-encoding')]).toEqual([
        'as it came',
        path === '/many' ? many : 'sealed',
      ])
    }
  })

  it('that break off fail where they are read, packed ones too', async () => {
    const { base } = await serve(({ url }, response) => {
      response.setHeader('content-length', 1000)
      if (url === '/packed') response.setHeader('content-encoding', 'gzip')
      response.write(url === '/packed' ? 'not packed at all' : 'the beginning')
      setTimeout(() => response.destroy(), 50)
    })
    for (const path of ['/', '/packed']) await expect((await fetch(base + path)).text()).rejects.toThrow('terminated')
  })

  it('keep every line of a header that came several times', async () => {
    const { base } = await serve((_request, response) => void response.setHeader('set-cookie', ['a=1', 'b=2']).end())
    expect((await fetch(base)).headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  it('to HEAD have no body, and the connection goes on', async () => {
    const { base } = await serve((_request, response) => void response.setHeader('content-length', 5).end('hello'))
    expect(await fetch(base, { method: 'HEAD' })).toMatchObject({ status: 200, body: null })
    expect(await (await fetch(base)).text()).toBe('hello')
  })

  it('with a status that is none are refused, and their connection is closed', async () => {
    let closed = false
    const { base } = await serve((_request, response) => {
      response.on('close', () => {
        closed = true
      })
      response.writeHead(999).write('never read')
    })
    await expect(fetch(base)).rejects.toMatchObject({
      message: 'fetch failed',
      cause: { message: '999 is no status that an answer may have' },
    })
    await expect.poll(() => closed).toBe(true)
  })

  it('may be empty', async () => {
    const { base } = await serve((_request, response) => void response.writeHead(204).end())
    expect(await fetch(base)).toMatchObject({ status: 204, body: null, ok: true })
  })

  it('are given up when they do not come', async () => {
    const { base } = await serve(() => {})
    await expect(createGuardedFetch({ allow: ['127.0.0.1'], responseTimeout: 300 })(base)).rejects.toThrow(
      'fetch failed',
    )
  })

  it('are given up when the caller stops, before and while they stream', async () => {
    const { base } = await serve(({ url }, response) => {
      if (url === '/stream') response.write('one')
    })
    await expect(fetch(base, { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ name: 'TimeoutError' })
    const controller = new AbortController()
    const reader = (await fetch(`${base}/stream`, { signal: controller.signal })).body?.getReader()
    await reader?.read()
    controller.abort()
    await expect(reader?.read()).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('take requests of every form that fetch takes', async () => {
    const { base, seen } = await serve(ok)
    const form = new FormData()
    form.set('file', new Blob(['content']), 'a.txt')
    await fetch(base, { method: 'POST', body: form })
    await fetch(new Request(base, { method: 'PUT', body: 'as request', headers: { 'x-a': '1' } }))
    await fetch(new URL(base), { method: 'POST', body: new URLSearchParams({ a: 'b' }) })
    expect(seen[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    expect(seen[0]?.body).toContain('filename="a.txt"')
    expect(seen[1]).toMatchObject({ method: 'PUT', body: 'as request', headers: { 'x-a': '1' } })
    expect(seen[2]).toMatchObject({ body: 'a=b' })
  })
})
