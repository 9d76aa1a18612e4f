import { describe, expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runFlowNode } from '../testing/run-flow-node'

const answer = (body: string, more: { status?: number; headers?: Record<string, string> } = {}) => {
  const ports = fakePorts({
    http: (request) => ({
      status: more.status ?? 200,
      headers: more.headers ?? { 'content-type': 'application/json' },
      body: new TextEncoder().encode(body),
      url: request.url,
    }),
  })
  return ports
}

describe('http-request', () => {
  it('keeps a value in its own header, and takes several from a variable that holds them', async () => {
    const ports = answer('')
    const config = {
      method: 'get',
      url: 'https://api.example.com/',
      headers: 'X-Name: {{#start.q#}}\n{{#start.more#}}',
    }
    await runFlowNode('http-request', config, {
      values: { q: 'a\nAuthorization: Bearer other', more: 'X-One: 1\nX-Two: 2' },
      ports,
    })
    expect(ports.http.requests[0]?.headers).toEqual({
      'X-Name': 'a Authorization: Bearer other',
      'X-One': '1',
      'X-Two': '2',
    })
  })

  it('fills in address, parameters, headers and body', async () => {
    const ports = answer('{"ok":true}')
    const config = {
      method: 'post',
      url: 'https://api.example.com/{{#start.path#}}',
      params: 'q:{{#start.q#}}\nempty:\n\nq:again',
      headers: 'X-Name: {{#start.q#}}',
      authorization: { type: 'api-key', config: { type: 'bearer', api_key: 'secret-token' } },
      body: { type: 'json', data: [{ type: 'text', key: '', value: '{"a": "{{#start.q#}}", "n": {{#start.n#}}}' }] },
    }
    const { outputs, events } = await runFlowNode('http-request', config, {
      values: { path: 'v1/items', q: 'a b', n: 7 },
      ports,
    })
    expect(outputs).toMatchObject({ status_code: 200, body: '{"ok":true}', files: [] })
    const [request] = ports.http.requests
    expect(request?.url).toBe('https://api.example.com/v1/items?q=a+b&empty=&q=again')
    expect(request?.headers).toMatchObject({
      'X-Name': 'a b',
      Authorization: 'Bearer secret-token',
      'Content-Type': 'application/json',
    })
    expect(request?.body).toBe('{"a":"a b","n":7}')
    expect(JSON.stringify(events)).not.toContain('secret-token')
  })

  it.each([
    ['basic', 'user:pass', 'Authorization', `Basic ${Buffer.from('user:pass').toString('base64')}`],
    ['custom', 'plain', 'X-Key', 'plain'],
  ])('authorizes by %s', async (type, api_key, header, value) => {
    const ports = answer('')
    const config = {
      method: 'get',
      url: 'https://a.example',
      authorization: { type: 'api-key', config: { type, api_key, ...(type === 'custom' ? { header } : {}) } },
    }
    await runFlowNode('http-request', config, { ports })
    expect(ports.http.requests[0]?.headers[header]).toBe(value)
  })

  it('mends JSON that values broke, and says so when it cannot', async () => {
    const ports = answer('')
    const body = (value: string) => ({ method: 'post', url: 'https://a.example', body: { type: 'json', data: value } })
    await runFlowNode('http-request', body("{'a': {{#start.x#}},}"), { values: { x: 1 }, ports })
    expect(ports.http.requests[0]?.body).toBe('{"a":1}')
  })

  it('sends forms of both kinds, with files', async () => {
    const ports = fakePorts({
      http: (request) => ({ status: 200, headers: {}, body: new Uint8Array(), url: request.url }),
      files: [{ ref: 'f1', name: 'note.txt', media_type: 'text/plain', bytes: new TextEncoder().encode('file text') }],
    })
    const file = {
      kind: 'file',
      ref: 'f1',
      transfer: 'stored',
      name: 'note.txt',
      media_type: 'text/plain',
      file_type: 'document',
    } as const
    const data = [
      { type: 'text', key: 'a', value: '{{#start.x#}}' },
      { type: 'file', key: 'doc', file: ['start', 'doc'] },
    ]
    const send = (type: string) =>
      runFlowNode(
        'http-request',
        { method: 'post', url: 'https://a.example', body: { type, data } },
        { values: { x: 'v', doc: file }, ports },
      )
    await send('x-www-form-urlencoded')
    await send('form-data')
    const [form, multipart] = ports.http.requests
    expect(form?.body).toBe('a=v&doc=')
    expect(multipart?.headers['Content-Type']).toMatch(/^multipart\/form-data; boundary=/)
    const text = new TextDecoder().decode(multipart?.body instanceof Uint8Array ? multipart.body : new Uint8Array())
    expect(text).toContain('filename="note.txt"')
    expect(text).toContain('file text')
  })

  it('gives what is no text as a file', async () => {
    const ports = answer('PNG…', { headers: { 'content-type': 'image/png' } })
    const { outputs } = await runFlowNode(
      'http-request',
      { method: 'get', url: 'https://a.example/picture.png' },
      { ports },
    )
    expect(outputs).toMatchObject({ body: '', files: [{ kind: 'file', name: 'picture.png', media_type: 'image/png' }] })
  })

  it('counts a bad status as a failure only where somebody deals with it', async () => {
    const config = { method: 'get', url: 'https://a.example' }
    const plain = await runFlowNode('http-request', config, { ports: answer('no', { status: 500 }) })
    expect(plain.outputs).toMatchObject({ status_code: 500 })
    const dealt = await runFlowNode('http-request', config, {
      ports: answer('no', { status: 500 }),
      policy: { on_error: { kind: 'fail_branch' } },
    })
    expect(dealt.ways).toEqual(['fail-branch'])
  })

  it.each([
    [{ url: 'ftp://a.example' }, /no address/],
    [
      { url: 'https://a.example', authorization: { type: 'api-key', config: { type: 'bearer', api_key: '' } } },
      /no API key/,
    ],
  ])('%j says what is wrong', async (config, message) => {
    const { error } = await runFlowNode('http-request', { method: 'get', ...config }, { ports: answer('') })
    expect(error?.message).toMatch(message)
  })
})
