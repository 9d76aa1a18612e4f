import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createMillraceClient, isMillraceError, type NumberedRunEvent, watchRun } from '@/client'
import { type OpenAiMock, startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { makeFlow, modelGraph } from './support/flows'

const options = { url: `${inject('url')}/`, apiKey: inject('api_key') }
const client = createMillraceClient(options)
let mock: OpenAiMock
let flow_id: string
beforeAll(async () => {
  mock = await startOpenAiMock({
    script: ({ messages }) =>
      messages.at(-1)?.content === 'hang'
        ? { pieces: ['Wait '], ending: 'silence' }
        : {
            pieces: ['a ', 'b ', 'c ', 'd ', 'e ', 'f'],
            pause_ms: messages.at(-1)?.content === 'a long story' ? 200 : 40,
          },
  })
  flow_id = await makeFlow(modelGraph(mock.url))
})
afterAll(() => mock.close())

const start = async (input_value = 'go') => (await client.runs.start_run.mutate({ flow_id, input_value })).run_id

async function all(events: AsyncIterable<NumberedRunEvent>): Promise<NumberedRunEvent[]> {
  const seen: NumberedRunEvent[] = []
  for await (const item of events) seen.push(item)
  return seen
}

describe('watching a run', () => {
  it('gives every event once, in order, live, to the last', async () => {
    const events = await all(watchRun(client, await start()))
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    expect(events[0]?.event.type).toBe('run_started')
    expect(events.at(-1)?.event.type).toBe('run_finished')
    const chunks = events.flatMap(({ event }) => (event.type === 'token' ? [event.chunk] : []))
    expect(chunks.join('')).toBe('a b c d e f')
  })

  it('goes on after broken connections where it was', async () => {
    let connections = 0
    const fragile = createMillraceClient({
      ...options,
      fetch: async (input, init) => {
        const response = await fetch(input, init)
        if (!String(input).includes('watch_run')) return response
        connections += 1
        return connections <= 3 ? breaking(response) : response
      },
    })
    const run_id = await start('a long story')
    const events = await all(watchRun(fragile, run_id))
    expect(connections).toBeGreaterThan(1)
    expect(events).toEqual(await all(watchRun(client, run_id)))
  })

  it('begins after a number', async () => {
    const run_id = await start()
    const events = await all(watchRun(client, run_id))
    for (const after of [1, 5, events.length - 1])
      expect(await all(watchRun(client, run_id, { after }))).toEqual(events.slice(after))
    expect(await all(watchRun(client, run_id, { after: events.length }))).toEqual([])
  })

  it('ends when the reader has had enough; the run does not', async () => {
    const run_id = await start('hang')
    const patience = new AbortController()
    const seen: string[] = []
    for await (const { event } of watchRun(client, run_id, { signal: patience.signal })) {
      seen.push(event.type)
      if (event.type === 'token') patience.abort()
    }
    expect(seen.at(-1)).toBe('token')
    const {
      items: [run],
    } = await client.runs.browse_runs.query({ flow_id, limit: 1 })
    expect(run).toMatchObject({ id: run_id, status: 'running' })
    expect(await client.runs.stop_run.mutate({ run_id })).toEqual({ stopped: true })
    expect((await all(watchRun(client, run_id))).at(-1)?.event.type).toBe('run_stopped')
  })

  it('throws what cannot pass: an unknown run, a wrong key, a server that stays away', async () => {
    const refusal = await all(watchRun(client, randomUUID())).catch((error: unknown) => error)
    expect(isMillraceError(refusal) && refusal.data?.httpStatus).toBe(404)
    const stranger = createMillraceClient({ ...options, apiKey: 'mk_wrong' })
    const refused = await all(watchRun(stranger, randomUUID())).catch((error: unknown) => error)
    expect(isMillraceError(refused) && refused.data?.httpStatus).toBe(401)
    const nowhere = createMillraceClient({ url: 'http://127.0.0.1:9', apiKey: 'x' })
    await expect(all(watchRun(nowhere, randomUUID(), { retry_ms: 500 }))).rejects.toThrow()
  })
})

describe('other calls', () => {
  it('travel together, each with its own answer or refusal', async () => {
    let requests = 0
    const counting = createMillraceClient({
      ...options,
      fetch: (input, init) => {
        requests += 1
        return fetch(input, init)
      },
    })
    const [me, flow, missing] = await Promise.allSettled([
      counting.identity.read_current_user.query(),
      counting.flows.read_flow.query({ flow_id }),
      counting.flows.read_flow.query({ flow_id: randomUUID() }),
    ])
    expect(requests).toBe(1)
    expect(me).toMatchObject({ status: 'fulfilled', value: { username: inject('owner').username } })
    expect(flow).toMatchObject({ status: 'fulfilled', value: { id: flow_id } })
    if (missing.status !== 'rejected' || !isMillraceError(missing.reason)) throw new Error('A flow came from nowhere')
    expect(missing.reason.message).toBe('Flow not found')
    expect(missing.reason.data).toMatchObject({ httpStatus: 404, error: 'not_found', request_id: expect.any(String) })
  })

  it('say which field is wrong', async () => {
    const wrong = await client.flows.create_flow.mutate({ name: '' }).catch((error: unknown) => error)
    if (!isMillraceError(wrong)) throw new Error('A flow without a name was created')
    expect(wrong.data?.httpStatus).toBe(422)
    expect(wrong.data?.issues?.[0]?.loc).toEqual(['name'])
  })
})

/** The answer, whose connection breaks after a few pieces. */
function breaking(response: Response): Response {
  let pieces = 0
  const body = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        pieces += 1
        if (pieces > 1) controller.error(new TypeError('terminated'))
        else controller.enqueue(piece)
      },
    }),
  )
  return new Response(body, response)
}
