import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { portsAfter } from './ports-after'

const request = {
  url: 'https://river.test/',
  method: 'POST',
  headers: {},
  timeout_ms: 1_000,
  follow_redirects: false,
  max_bytes: 1_000,
  signal: new AbortController().signal,
}
const question = {
  model: { kind: 'model' as const, provider: 'offline', model: 'test' },
  turns: [{ role: 'user' as const, content: 'hello' }],
  signal: request.signal,
}
/** A row that is committed when told. */
function later() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve: () => resolve() }
}
const turn = () => new Promise(setImmediate)

it('lets nothing be changed outside before the row stands', async () => {
  const row = later()
  const fakes = fakePorts({ http: () => ({ status: 200, headers: {}, body: new Uint8Array(), url: request.url }) })
  const answer = portsAfter(row.promise, fakes).http.request(request)
  await turn()
  expect(fakes.http.requests).toEqual([])
  row.resolve()
  expect((await answer).status).toBe(200)
  expect(fakes.http.requests).toHaveLength(1)
})

it('asks a model meanwhile, and holds its answer back', async () => {
  const row = later()
  const fakes = fakePorts()
  const pieces: unknown[] = []
  const reading = (async () => {
    for await (const piece of portsAfter(row.promise, fakes).model.stream(question)) pieces.push(piece)
  })()
  await turn()
  expect(fakes.model.requests).toHaveLength(1)
  expect(pieces).toEqual([])
  row.resolve()
  await reading
  expect(pieces).toContainEqual({ type: 'text', text: 'hello' })
})

it('refuses both when the row could not be written', async () => {
  const row = Promise.reject(new Error('no database'))
  const fakes = fakePorts()
  const ports = portsAfter(row, fakes)
  await expect(ports.http.request(request)).rejects.toThrow('no database')
  await expect(ports.model.stream(question)[Symbol.asyncIterator]().next()).rejects.toThrow('no database')
  await expect(
    ports.embeddings.embed({ model: question.model, texts: ['river'], signal: request.signal }),
  ).rejects.toThrow('no database')
  expect(fakes.http.requests).toEqual([])
})
