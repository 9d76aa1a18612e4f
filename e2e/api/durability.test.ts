import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMillraceClient } from '@/client'
import { type OpenAiMock, startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { createKey, launchProduct } from '../../scripts/lib/test-product.mjs'
import { type Asking, ask, open } from './support/ask'
import { at, listAt, textAt } from './support/at'
import { parseEvents, readEvents } from './support/events'
import { answerText, makeFlow, modelGraph } from './support/flows'

type Product = Awaited<ReturnType<typeof launchProduct>>

// Each test starts the product once or twice.
vi.setConfig({ testTimeout: 180_000 })

const secret = `sk-marker-${randomUUID()}`
let mock: OpenAiMock
let data_dir: string
let product: Product
let key: string

beforeAll(async () => {
  mock = await startOpenAiMock({
    script: ({ messages }) => {
      const said = messages.at(-1)?.content
      if (said === 'leak') return { status: 401, body: { error: { message: `Incorrect API key provided: ${secret}` } } }
      if (said === 'hang') return { pieces: ['One ', 'moment '], ending: 'silence' }
      return { pieces: ['You ', 'said ', 'it'], pause_ms: said === 'slow' ? 500 : 0 }
    },
  })
})
afterAll(() => mock.close())

beforeEach(async () => {
  data_dir = mkdtempSync(join(tmpdir(), 'millrace-durability-'))
  product = await launchProduct(data_dir)
  key = await createKey(product.url)
})
afterEach(async () => {
  await product.kill()
  rmSync(data_dir, { recursive: true, force: true })
})

const here = (asking: Asking = {}): Asking => ({ ...asking, url: product.url, key })

describe('kill -9 in the middle of a run', () => {
  it('loses nothing that was acknowledged, and no run stays running', async () => {
    await ask('/api/v1/variables/', here({ json: { name: 'OPENAI_COMPATIBLE_API_KEY', value: secret } }))
    const flow = await makeFlow(modelGraph(mock.url), { name: 'Survivor' }, here())
    const before = await ask(`/api/v1/run/${flow}`, here({ json: { input_value: 'hello', session_id: 'kept' } }))
    expect(answerText(before.body)).toBe('You said it')
    expect(mock.requests.at(-1)?.headers.authorization).toBe(`Bearer ${secret}`)
    const leak = await ask(`/api/v1/run/${flow}`, here({ json: { input_value: 'leak' } }))
    expect(textAt(leak.body, 'detail')).toMatch(/refused the API key/)
    expect(leak.text).not.toContain(secret)
    const started = await ask(`/api/v1/build/${flow}/flow`, here({ json: { inputs: { input_value: 'hang' } } }))
    const job = textAt(started.body, 'job_id')
    for await (const { event } of readEvents(await open(`/api/v1/build/${job}/events`, here())))
      if (event === 'token') break

    await product.kill()
    product = await launchProduct(data_dir)

    const client = createMillraceClient({ url: product.url, apiKey: key })
    const { items: runs } = await client.runs.browse_runs.query({ flow_id: flow })
    expect(runs.map(({ status }) => status).sort()).toEqual(['failed', 'failed', 'succeeded'])
    expect(runs.find(({ id }) => id === job)).toMatchObject({
      status: 'failed',
      error: { message: expect.stringMatching(/server stopped/), hint: 'Run it again.' },
    })
    const events = parseEvents((await ask(`/api/v1/build/${job}/events`, here())).text)
    expect(events.at(-1)).toMatchObject({
      event: 'error',
      data: { text: expect.stringMatching(/server stopped while this run was going on/) },
    })
    expect(at((await ask(`/api/v1/flows/${flow}`, here())).body, 'name')).toBe('Survivor')
    const messages = listAt((await ask(`/api/v1/monitor/messages?flow_id=${flow}&session_id=kept`, here())).body)
    expect(messages.map((message) => at(message, 'text'))).toEqual(['hello', 'You said it'])
    const after = await ask(`/api/v1/run/${flow}`, here({ json: { input_value: 'and on' } }))
    expect(answerText(after.body)).toBe('You said it')

    expect(await product.stop()).toBe(0)
    expect(filesWith(data_dir, 'Survivor').length).toBeGreaterThan(0)
    expect(filesWith(data_dir, secret)).toEqual([])
  })
})

describe('SIGTERM', () => {
  it('lets a running request finish, takes no other, and exits with 0', async () => {
    const flow = await makeFlow(modelGraph(mock.url), {}, here())
    const running = ask(`/api/v1/run/${flow}`, here({ json: { input_value: 'slow' } }))
    await expect.poll(() => mock.requests.at(-1)?.messages.at(-1)?.content).toBe('slow')
    const stopping = product.stop()
    const { status, body } = await running
    expect(status).toBe(200)
    expect(answerText(body)).toBe('You said it')
    expect(await stopping).toBe(0)
    await expect(ask('/health', here())).rejects.toThrow()
  })
})

/** Files below a folder whose bytes hold a text. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text))
}
