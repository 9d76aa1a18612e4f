import { describe, expect, it } from 'vitest'
import { EngineError } from '@/engine/errors'
import type { HttpResponse } from '@/engine/ports'
import { fakePorts } from '@/engine/testing/fake-ports'
import { type RunNodeOptions, runNode } from '../testing/run-node'

function answer(body: string | Uint8Array, type = 'application/json', status = 200): HttpResponse {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return { status, headers: { 'Content-Type': type }, body: bytes, url: 'https://final.example/' }
}

async function send(config: Record<string, unknown>, response = answer('{"a":1}'), options: RunNodeOptions = {}) {
  const ports = fakePorts({ http: () => response })
  const ran = await runNode('APIRequest', config, { ...options, ports })
  return { ...ran, request: ports.http.requests[0], requests: ports.http.requests }
}

const url = { url_input: 'https://api.example/x?q=1' }

describe('the request', () => {
  it('carries method, query, headers and JSON body', async () => {
    const { request } = await send({
      ...url,
      method: 'POST',
      query_params: { page: 2 },
      headers: [{ key: 'X-Tag', value: 't' }],
      body: [
        { key: 'n', value: '3' },
        { key: 's', value: 'word' },
        { key: 'o', value: '{"a":[1]}' },
      ],
      timeout: 7,
      follow_redirects: false,
    })
    expect(request).toMatchObject({
      url: 'https://api.example/x?q=1&page=2',
      method: 'POST',
      headers: { 'User-Agent': 'Millrace', 'X-Tag': 't', 'Content-Type': 'application/json' },
      body: '{"n":3,"s":"word","o":{"a":[1]}}',
      timeout_ms: 7_000,
      follow_redirects: false,
    })
  })

  it('takes connected data, a bare host, no body with GET', async () => {
    const data = { kind: 'data', data: { a: 'b' } } as const
    const { request } = await send({ url_input: 'api.example', body: [{ key: 'a', value: 'b' }] }, undefined, {
      wires: { query_params: data, headers: data },
    })
    expect(request).toMatchObject({ url: 'https://api.example/?a=b', method: 'GET', headers: { a: 'b' } })
    expect(request?.body).toBeUndefined()
    expect((await send({ ...url, method: 'PUT', body: [1, 2] })).request?.body).toBe('[1,2]')
  })

  it('can be a curl command', async () => {
    const curl_input = `curl -X PUT 'https://api.example/y' \\\n -H "Accept: text/plain" --data-raw '{"it'"'"'s": "so"}' -u bo:pä --compressed`
    const { request } = await send({ mode: 'cURL', curl_input })
    expect(request).toMatchObject({
      url: 'https://api.example/y',
      method: 'PUT',
      headers: { Accept: 'text/plain', Authorization: 'Basic Ym86cMOk' },
      body: `{"it's": "so"}`,
    })
    expect((await send({ mode: 'cURL', curl_input: 'curl https://x.example -d a=1 -d b=2' })).request).toMatchObject({
      method: 'POST',
      body: 'a=1&b=2',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    expect(
      (await send({ mode: 'cURL', curl_input: 'curl -d @/etc/passwd https://x.example' })).error?.message,
    ).toContain('cannot send a file')
    expect((await send({ mode: 'cURL', curl_input: 'curl' })).error?.message).toBe('The curl command holds no address.')
  })

  it('asks several addresses in turn', async () => {
    const { requests, outputs } = await send({ urls: ['https://a.example', 'https://b.example'] })
    expect(requests.map((request) => request.url)).toEqual(['https://a.example/', 'https://b.example/'])
    expect(outputs.data).toHaveLength(2)
  })

  it('needs an address that is one', async () => {
    expect((await send({})).error?.message).toBe('"The node" has no address to send its request to.')
    expect((await send({ url_input: 'https://' })).error?.message).toBe('"https://" is not an address.')
    expect((await send({ ...url, headers: 'X' })).error?.message).toBe('"Headers" must be names with values.')
  })
})

describe('the answer', () => {
  it('is data with source and result, and a table', async () => {
    const { outputs } = await send(url)
    expect(outputs.data).toEqual({ kind: 'data', data: { source: 'https://api.example/x?q=1', result: { a: 1 } } })
    expect(outputs.dataframe).toEqual({
      kind: 'table',
      rows: [{ source: 'https://api.example/x?q=1', result: { a: 1 } }],
    })
  })

  it('tells status and headers when asked, of refusals too', async () => {
    const { outputs } = await send({ ...url, include_httpx_metadata: true }, answer('gone', 'text/plain', 410))
    expect(outputs.data).toMatchObject({
      data: {
        result: 'gone',
        status_code: 410,
        response_headers: { 'Content-Type': 'text/plain' },
        final_url: 'https://final.example/',
      },
    })
  })

  it('is text in its own letters, or base64', async () => {
    const latin = await send(url, answer(new Uint8Array([0xe4]), 'text/plain; charset=iso-8859-1'))
    expect(latin.outputs.data).toMatchObject({ data: { result: 'ä' } })
    const image = await send(url, answer(new Uint8Array([1, 2, 3]), 'image/png'))
    expect(image.outputs.data).toMatchObject({
      data: { result: { content_type: 'image/png', bytes: 3, base64: 'AQID' } },
    })
  })
})

it('a network that fails or refuses fails the run', async () => {
  const ports = fakePorts({ http: () => new EngineError('http_blocked', '10.0.0.1 is private.') })
  const { error } = await runNode('APIRequest', url, { ports })
  expect(error).toMatchObject({ code: 'http_blocked', message: '10.0.0.1 is private.' })
})

it('credentials in headers appear in no event', async () => {
  const { events } = await send({
    ...url,
    headers: { Authorization: 'Bearer marker-991' },
    include_httpx_metadata: true,
  })
  expect(JSON.stringify(events)).not.toContain('marker-991')
})
