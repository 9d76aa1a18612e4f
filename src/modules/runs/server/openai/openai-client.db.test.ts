import OpenAI from 'openai'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { restMount } from '@/api/rest'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'

let owner: TestUser
let client: OpenAI
let flow_id: string

const node = (id: string, data: object) => ({
  id,
  type: 'custom',
  position: { x: 0, y: 0 },
  data: { title: id, ...data },
})
const edge = (source: string, target: string) => ({
  id: `${source}-${target}`,
  source,
  sourceHandle: 'source',
  target,
  targetHandle: 'target',
})
const model = { provider: 'offline', name: 'offline', mode: 'chat' }

/** Answers by the offline model, which looks back on the conversation. */
const assistant = {
  name: 'Assistant',
  endpoint_name: 'assistant',
  data: {
    nodes: [
      node('start', { type: 'start', variables: [] }),
      node('ask', {
        type: 'llm',
        model,
        prompt_template: [{ role: 'system', text: 'Be brief.' }],
        memory: { window: { enabled: false } },
      }),
      node('answer', { type: 'answer', answer: 'Rounds {{#sys.dialogue_count#}}. {{#ask.text#}}' }),
    ],
    edges: [edge('start', 'ask'), edge('ask', 'answer')],
    dify: { app: { mode: 'advanced-chat', name: 'Assistant' } },
  },
}

beforeAll(async () => {
  owner = await makeUser(await makeTenant('openai'), 'owner')
  const create = async (flow: object) => {
    const answer = await callStudio('/api/v1/flows/', {
      key: owner.api_key,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(flow),
    })
    return z.object({ id: z.string() }).parse(await answer.json()).id
  }
  flow_id = await create(assistant)
  await create({
    name: 'Broken',
    endpoint_name: 'broken',
    data: {
      nodes: [
        node('start', { type: 'start', variables: [] }),
        node('gone', { type: 'tool', tool_name: 'nothing', provider_type: 'plugin' }),
      ],
      edges: [edge('start', 'gone')],
      dify: { app: { mode: 'workflow', name: 'Broken' } },
    },
  })
  const serve = restMount('studio')
  client = new OpenAI({
    apiKey: owner.api_key,
    baseURL: 'http://localhost/api/v1',
    maxRetries: 0,
    fetch: (url, init) => serve(new Request(url instanceof Request ? url : String(url), init)),
  })
})

describe('the official client, unchanged', () => {
  it('finds flows as models', async () => {
    const models = await client.models.list()
    expect(models.data.map((item) => item.id)).toContain('assistant')
  })

  it('chats', async () => {
    const answer = await client.chat.completions.create({
      model: 'assistant',
      messages: [{ role: 'user', content: 'hello there' }],
    })
    expect(answer.object).toBe('chat.completion')
    expect(answer.choices[0]?.message.content).toContain('Rounds 1.')
    expect(answer.choices[0]?.finish_reason).toBe('stop')
  })

  it('chats as a stream, with usage', async () => {
    const stream = await client.chat.completions.create({
      model: flow_id,
      messages: [
        { role: 'user', content: 'first' },
        { role: 'assistant', content: 'answer' },
        { role: 'user', content: [{ type: 'text', text: 'second' }] },
      ],
      stream: true,
      stream_options: { include_usage: true },
    })
    let text = ''
    let ended = ''
    let usage = 0
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? ''
      ended = chunk.choices[0]?.finish_reason ?? ended
      usage = chunk.usage?.total_tokens ?? usage
    }
    expect(text).toMatch(/^Rounds 1\. .+/)
    expect(ended).toBe('stop')
    expect(usage).toBeGreaterThan(0)
  })

  it('gets the faults that it knows', async () => {
    const ask = (name: string) =>
      client.chat.completions.create({ model: name, messages: [{ role: 'user', content: 'x' }] })
    await expect(ask('no-such-flow')).rejects.toBeInstanceOf(OpenAI.NotFoundError)
    await expect(ask('broken')).rejects.toBeInstanceOf(OpenAI.InternalServerError)
    const wrong = new OpenAI({
      apiKey: 'mk_wrong',
      baseURL: client.baseURL,
      maxRetries: 0,
      fetch: (url, init) => restMount('studio')(new Request(String(url), init)),
    })
    await expect(wrong.models.list()).rejects.toBeInstanceOf(OpenAI.AuthenticationError)
  })

  it('asks for responses and goes on with them', async () => {
    const first = await client.responses.create({ model: 'assistant', input: 'hello' })
    expect(first.status).toBe('completed')
    expect(first.output_text).toContain('Rounds 1.')
    const second = await client.responses.create({ model: 'assistant', input: 'again', previous_response_id: first.id })
    expect(second.output_text).toContain('Rounds 2.')
    expect(second.previous_response_id).toBe(first.id)
    expect((await client.responses.retrieve(first.id)).output_text).toContain('Rounds 1.')
  })

  it('streams a response', async () => {
    const stream = await client.responses.create({ model: 'assistant', input: 'hello', stream: true })
    const types: string[] = []
    let text = ''
    let whole = ''
    for await (const event of stream) {
      types.push(event.type)
      if (event.type === 'response.output_text.delta') text += event.delta
      if (event.type === 'response.completed') whole = event.response.output_text
    }
    expect(types[0]).toBe('response.created')
    expect(types.at(-1)).toBe('response.completed')
    expect(text).toBe(whole)
    expect(text).toContain('Rounds 1.')
  })

  it('leaves a response in the background and reads it later', async () => {
    const started = await client.responses.create({ model: 'assistant', input: 'hello', background: true })
    expect(started.status).toBe('in_progress')
    let read = await client.responses.retrieve(started.id)
    for (let tries = 0; read.status === 'in_progress' && tries < 100; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      read = await client.responses.retrieve(started.id)
    }
    expect(read).toMatchObject({ status: 'completed', output_text: expect.stringContaining('Rounds 1.') })
  })

  it('says in the document’s form what is wrong', async () => {
    const error = async (more: object) => {
      const body = JSON.stringify({ model: 'assistant', input: 'x', ...more })
      const answer = await callStudio('/api/v1/responses', {
        key: owner.api_key,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      expect(answer.status).toBe(200)
      return z.object({ error: z.object({ code: z.string(), type: z.string() }) }).parse(await answer.json()).error
    }
    expect(await error({ tools: [{ type: 'function' }] })).toMatchObject({ code: 'tools_not_supported' })
    expect(await error({ model: 'gone' })).toMatchObject({ code: 'flow_not_found' })
    expect(await error({ model: 'broken' })).toMatchObject({ type: 'processing_error' })
  })
})
