import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { starterGraph } from '@/modules/flows/server/starters/starter-graph'
import { startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { ask } from './support/ask'
import { at, listAt } from './support/at'
import { answerText, chatInput, chatOutput, echoGraph, makeFlow, modelGraph } from './support/flows'

const run = (id: string, json: unknown, headers: Record<string, string> = {}) =>
  ask(`/api/v1/run/${id}`, { json, headers })

describe('a waiting run', () => {
  let echo: string
  const endpoint_name = `echo-${randomUUID()}`
  beforeAll(async () => {
    echo = await makeFlow(echoGraph(), { endpoint_name })
  })

  it('answers where clients look for it', async () => {
    const { status, headers, body } = await run(echo, { input_value: 'Hello, mill', session_id: 's-places' })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^application\/json/)
    expect(at(body, 'session_id')).toBe('s-places')
    expect(at(body, 'outputs.0.inputs')).toEqual({ input_value: 'Hello, mill' })
    const result = at(body, 'outputs.0.outputs.0')
    expect(at(result, 'results.message.text')).toBe('Hello, mill')
    expect(at(result, 'results.message.data.text')).toBe('Hello, mill')
    expect(at(result, 'artifacts.message')).toBe('Hello, mill')
    expect(at(result, 'outputs.message.message')).toBe('Hello, mill')
    expect(at(result, 'messages.0')).toMatchObject({
      message: 'Hello, mill',
      sender: 'Machine',
      session_id: 's-places',
      component_id: chatOutput,
      type: 'text',
    })
    expect(at(result, 'component_id')).toBe(chatOutput)
    expect(at(result, 'component_display_name')).toBe('Chat Output')
    expect(at(result, 'timedelta')).toEqual(expect.any(Number))
  })

  it('is found by id and by endpoint name', async () => {
    for (const name of [echo, endpoint_name, echo.toUpperCase()])
      expect(answerText((await run(name, { input_value: name })).body)).toBe(name)
  })

  it('takes the body flat, embedded, empty and not at all', async () => {
    expect(answerText((await run(echo, { input_value: 'flat' })).body)).toBe('flat')
    const embedded = { input_request: { input_value: 'embedded', session_id: 's-1' }, context: {} }
    const answer = await run(echo, embedded)
    expect(answerText(answer.body)).toBe('embedded')
    expect(at(answer.body, 'session_id')).toBe('s-1')
    expect(answerText((await run(echo, {})).body)).toBe('')
    expect(answerText((await ask(`/api/v1/run/${echo}`, { method: 'POST' })).body)).toBe('')
  })

  it("uses the flow's id as session when none is named", async () => {
    expect(at((await run(echo, { input_value: 'x' })).body, 'session_id')).toBe(echo)
  })

  it('answers an unknown flow with 404 and another method with 405', async () => {
    const unknown = await run(randomUUID(), { input_value: 'x' })
    expect(unknown.status).toBe(404)
    expect(at(unknown.body, 'detail')).toMatch(/not found/i)
    const get = await ask(`/api/v1/run/${echo}`)
    expect(get.status).toBe(405)
    expect(get.headers.get('allow')).toBe('POST')
  })

  it('refuses wrong types and broken JSON with their place', async () => {
    const wrong = await run(echo, { input_value: 5 })
    expect(wrong.status).toBe(422)
    expect(at(wrong.body, 'detail.0.loc')).toEqual(['body', 'input_value'])
    const broken = await ask(`/api/v1/run/${echo}`, {
      body: '{"input_value": ',
      headers: { 'content-type': 'application/json' },
    })
    expect(broken.status).toBe(422)
    expect(at(broken.body, 'detail.0.loc.0')).toBe('body')
  })

  it('refuses two values for one input', async () => {
    const both = { input_value: 'a', tweaks: { [chatInput]: { input_value: 'b' } } }
    for (const body of [both, { input_request: both }]) {
      const { status, body: answer } = await run(echo, body)
      expect(status).toBe(400)
      expect(at(answer, 'detail')).toContain(chatInput)
    }
  })
})

describe('tweaks', () => {
  let flow: string
  beforeAll(async () => {
    flow = await makeFlow(
      starterGraph(
        [
          { id: 'TextInput-a', type: 'TextInput', name: 'First words', at: [0, 0], config: { input_value: 'a' } },
          { id: 'TextInput-b', type: 'TextInput', name: 'Last words', at: [0, 1], config: { input_value: 'b' } },
          { id: 'Prompt-p', type: 'Prompt', at: [1, 0], config: { template: '{one}/{two}' } },
          { id: chatOutput, type: 'ChatOutput', at: [2, 0] },
        ],
        [
          'TextInput-a.text -> Prompt-p.one',
          'TextInput-b.text -> Prompt-p.two',
          `Prompt-p.prompt -> ${chatOutput}.input_value`,
        ],
      ),
    )
  })
  const tweaked = async (tweaks: unknown) => answerText((await run(flow, { tweaks, input_type: 'chat' })).body)

  it('go by node id, by display name and by bare field', async () => {
    expect(await tweaked({})).toBe('a/b')
    expect(await tweaked({ 'TextInput-a': { input_value: 'A' } })).toBe('A/b')
    expect(await tweaked({ 'Last words': { input_value: 'B' } })).toBe('a/B')
    expect(await tweaked({ template: '{one}+{two}' })).toBe('a+b')
    expect(await tweaked({ 'TextInput-a': { input_value: { value: 'wrapped' } } })).toBe('wrapped/b')
  })

  it('leave the stored flow as it is', async () => {
    await tweaked({ 'TextInput-a': { input_value: 'once' } })
    expect(await tweaked({})).toBe('a/b')
  })

  it('that fit nothing change nothing', async () => {
    expect(await tweaked({ 'Nobody-x': { input_value: 'A' }, code: 'import os' })).toBe('a/b')
  })
})

describe('which inputs and outputs', () => {
  let flow: string
  beforeAll(async () => {
    flow = await makeFlow(
      starterGraph(
        [
          { id: chatInput, type: 'ChatInput', at: [0, 0], config: { input_value: 'chat default' } },
          { id: 'TextInput-t', type: 'TextInput', at: [0, 1], config: { input_value: 'text default' } },
          { id: chatOutput, type: 'ChatOutput', at: [1, 0] },
          { id: 'TextOutput-t', type: 'TextOutput', name: 'Second exit', at: [1, 1] },
        ],
        [`${chatInput}.message -> ${chatOutput}.input_value`, 'TextInput-t.text -> TextOutput-t.input_value'],
      ),
    )
  })
  /** What each output node of the answer said, by its id. */
  const outputs = async (request: Record<string, unknown>) => {
    const { body, status, text } = await run(flow, request)
    expect(status, text).toBe(200)
    return Object.fromEntries(
      listAt(body, 'outputs.0.outputs').map((result) => [
        at(result, 'component_id'),
        JSON.stringify(at(result, 'outputs')),
      ]),
    )
  }

  it('chat is the default on both sides', async () => {
    const given = await outputs({ input_value: 'X' })
    expect(Object.keys(given)).toEqual([chatOutput])
    expect(given[chatOutput]).toContain('"X"')
  })

  it('input_type chooses the inputs that take the value', async () => {
    const text = await outputs({ input_value: 'X', input_type: 'text', output_type: 'any' })
    expect(text[chatOutput]).toContain('chat default')
    expect(text['TextOutput-t']).toContain('"X"')
    const any = await outputs({ input_value: 'X', input_type: 'any', output_type: 'any' })
    expect(any[chatOutput]).toContain('"X"')
    expect(any['TextOutput-t']).toContain('"X"')
  })

  it('output_type chooses the outputs in the answer', async () => {
    expect(Object.keys(await outputs({ output_type: 'text' }))).toEqual(['TextOutput-t'])
    expect(Object.keys(await outputs({ output_type: 'any' })).sort()).toEqual([chatOutput, 'TextOutput-t'])
    expect(Object.keys(await outputs({ output_type: 'debug' })).sort()).toEqual(
      [chatInput, chatOutput, 'TextInput-t', 'TextOutput-t'].sort(),
    )
  })

  it('output_component asks for one node, by id or name', async () => {
    for (const output_component of ['TextOutput-t', 'Second exit'])
      expect(Object.keys(await outputs({ output_component, output_type: 'any' }))).toEqual(['TextOutput-t'])
  })

  it('an output_component that is not there is a 400 that names it', async () => {
    const { status, body } = await run(flow, { input_value: 'x', output_component: 'Elsewhere' })
    expect(status).toBe(400)
    expect(at(body, 'detail')).toContain('Elsewhere')
  })
})

describe('memory', () => {
  it('holds a conversation by session, across runs', async () => {
    const flow = await makeFlow(
      starterGraph(
        [
          { id: chatInput, type: 'ChatInput', at: [0, 0] },
          { id: 'Memory-m', type: 'Memory', at: [0, 1], config: { template: '{sender}: {text}' } },
          { id: 'Prompt-p', type: 'Prompt', at: [1, 0], config: { template: '[{history}] {message}' } },
          { id: chatOutput, type: 'ChatOutput', at: [2, 0] },
        ],
        [
          'Memory-m.messages_text -> Prompt-p.history',
          `${chatInput}.message -> Prompt-p.message`,
          `Prompt-p.prompt -> ${chatOutput}.input_value`,
        ],
      ),
    )
    const say = async (input_value: string, session_id: string) =>
      answerText((await run(flow, { input_value, session_id })).body)
    expect(await say('one', 's1')).toBe('[] one')
    expect(await say('two', 's1')).toBe('[User: one\nMachine: [] one] two')
    expect(await say('three', 's2')).toBe('[] three')
  })
})

describe('variables of a request', () => {
  const key = () => `sk-${randomUUID()}`
  let mock: Awaited<ReturnType<typeof startOpenAiMock>>
  beforeAll(async () => {
    mock = await startOpenAiMock()
  })
  afterAll(() => mock.close())

  it('come by header and by context, for this run only', async () => {
    const graph = modelGraph(mock.url)
    const field = at(graph.nodes.at(-1), 'data.node.template.api_key')
    if (typeof field !== 'object' || field === null) throw new Error('The model node has no api_key field')
    Object.assign(field, { value: 'GUEST_KEY', load_from_db: true })
    const flow = await makeFlow(graph)
    const [first, second] = [key(), key()]
    const byHeader = await run(flow, { input_value: 'hi' }, { 'X-SKILLFLAW-GLOBAL-VAR-GUEST_KEY': first })
    expect(answerText(byHeader.body)).toBe('You said: hi')
    expect(mock.requests.at(-1)?.headers.authorization).toBe(`Bearer ${first}`)
    const input_request = { input_value: 'again' }
    await run(flow, { input_request, context: { request_variables: { GUEST_KEY: second } } })
    expect(mock.requests.at(-1)?.headers.authorization).toBe(`Bearer ${second}`)
    const without = await run(flow, { input_value: 'hi' })
    expect(without.status).toBe(500)
    expect(at(without.body, 'detail')).toContain('GUEST_KEY')
  })

  it('a missing provider key is a readable error that says which variable', async () => {
    const flow = await makeFlow(modelGraph(mock.url, { provider: 'OpenAI', model_name: 'gpt-5-mini' }))
    const { status, body } = await run(flow, { input_value: 'hi' })
    expect(status).toBe(500)
    expect(at(body, 'detail')).toMatch(/^Error running "Language Model": .*\. Set OPENAI_API_KEY under Settings/)
    expect(at(body, 'detail')).not.toContain('..')
  })
})

describe('a flow that cannot run', () => {
  it('says so with 400: no nodes, a cycle', async () => {
    const empty = await run(await makeFlow({ nodes: [], edges: [] }), { input_value: 'x' })
    expect(empty.status).toBe(400)
    expect(at(empty.body, 'detail')).toMatch(/no nodes/)
    const graph = starterGraph(
      [
        { id: 'CombineText-a', type: 'CombineText', at: [0, 0] },
        { id: 'CombineText-b', type: 'CombineText', at: [1, 0] },
      ],
      ['CombineText-a.combined_text -> CombineText-b.text1', 'CombineText-b.combined_text -> CombineText-a.text1'],
    )
    const cycle = await run(await makeFlow(graph), { input_value: 'x' })
    expect(cycle.status).toBe(400)
    expect(at(cycle.body, 'detail')).toMatch(/cycle|circle|loop/i)
  })

  it('names an unknown component, whose node survives saving and loading', async () => {
    const graph = structuredClone(echoGraph())
    const [, output] = graph.nodes
    if (!output) throw new Error('The graph has no output')
    output.data.type = 'SomebodyElsesWidget'
    const flow = await makeFlow(graph)
    const { status, body } = await run(flow, { input_value: 'x' })
    expect(status).toBe(500)
    expect(at(body, 'detail')).toContain('SomebodyElsesWidget')
    expect(at((await ask(`/api/v1/flows/${flow}`)).body, 'data')).toEqual(graph)
  })
})
