import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenAiMock, startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { ask } from './support/ask'
import { textAt } from './support/at'
import { makeFlow, modelGraph } from './support/flows'

const secret = 'sk-typed-into-a-node-by-the-heron'
let mock: OpenAiMock
beforeAll(async () => {
  mock = await startOpenAiMock()
})
afterAll(() => mock.close())

it('a key typed into a node reaches the provider and nobody else, saved again or run from the canvas (threat 31)', async () => {
  const id = await makeFlow(modelGraph(mock.url, { api_key: secret }))
  const read = await ask(`/api/v1/flows/${id}`)
  expect(read.status).toBe(200)
  expect(read.text).not.toContain(secret)

  // What a client got it may send back: the key is kept.
  const data: unknown = Reflect.get(Object(read.body), 'data')
  const saved = await ask(`/api/v1/flows/${id}`, { method: 'PATCH', json: { data } })
  expect(saved.text).not.toContain(secret)

  const runs = [
    await ask(`/api/v1/run/${id}`, { json: { input_value: 'hello' } }),
    await ask(`/api/v1/build/${id}/flow?event_delivery=direct`, { json: { data, inputs: { input_value: 'hello' } } }),
  ]
  for (const run of runs) {
    expect(run.status, run.text.slice(0, 300)).toBe(200)
    expect(run.text).toContain('You said: hello')
    expect(run.text).not.toContain(secret)
  }
  expect(mock.requests.map((request) => request.headers.authorization)).toEqual([
    `Bearer ${secret}`,
    `Bearer ${secret}`,
  ])

  const exported = await ask('/api/v1/flows/download/', { json: [id] })
  expect(exported.text).not.toContain(secret)
  expect(exported.text).not.toContain('sealed:')
  expect(textAt(exported.body, 'id')).toBe(id)
})
