import { describe, expect, it } from 'vitest'
import { newMessage } from '@/engine/messages'
import type { ScriptedPiece } from '@/engine/testing/fake-model'
import { type FakePortsOptions, fakePorts } from '@/engine/testing/fake-ports'
import type { ToolValue, Value } from '@/engine/values'
import { runNode } from '../testing/run-node'

const openai = { agent_llm: 'OpenAI', model_name: 'gpt-4.1', input_value: 'What is 2+2?' }
const variables = { OPENAI_API_KEY: 'sk-stored-1234' }
const adder: ToolValue = {
  kind: 'tool',
  name: 'add',
  description: 'Adds.',
  input_schema: { type: 'object', properties: {} },
  call: async () => '4',
}
const calls: ScriptedPiece[] = [{ type: 'tool_call', call: { id: 'c', name: 'add', args: {} } }]

async function agent(
  config: Record<string, unknown>,
  more: { wires?: Record<string, Value>; ports?: FakePortsOptions; connected?: string[]; type?: string } = {},
) {
  const ports = fakePorts({ variables, ...more.ports })
  const options = { ports, ...(more.wires ? { wires: more.wires } : {}) }
  const connected = more.connected ? { connected: more.connected } : {}
  return {
    ...(await runNode(more.type ?? 'Agent', config, { ...options, ...connected })),
    requests: ports.model.requests,
  }
}

describe('Agent', () => {
  it('uses its tools and answers, and keeps the steps', async () => {
    const model = ({ turns }: { turns: { role: string }[] }) => (turns.at(-1)?.role === 'tool' ? ['It is 4.'] : calls)
    const { outputs, requests, events, error } = await agent(
      { ...openai, system_prompt: 'Reckon.', temperature: 0.1, seed: 1, max_tokens: 0, timeout: 700 },
      { wires: { tools: [adder] }, ports: { model } },
    )
    expect(error).toBeUndefined()
    expect(outputs.response).toMatchObject({
      text: 'It is 4.',
      properties: {
        content_blocks: [
          { title: 'Agent Steps', contents: [{ type: 'tool_use', name: 'add', output: '4', error: null }] },
        ],
      },
    })
    expect(requests[0]?.model).toEqual({
      provider: 'openai',
      model: 'gpt-4.1',
      api_key: 'sk-stored-1234',
      temperature: 0.1,
      seed: 1,
      timeout_ms: 700_000,
    })
    expect(requests[0]?.tools?.map((tool) => tool.name)).toEqual(['add', 'get_current_date'])
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'log',
        message: 'tool',
        data: expect.objectContaining({ name: 'add', result: '4' }),
      }),
    )
    expect(JSON.stringify(events)).not.toContain('sk-stored')
  })

  it('remembers the newest messages of the session', async () => {
    const session = { session_id: 'session-1' }
    const messages = [
      newMessage('one', session, { sender: 'User' }),
      newMessage('two', session),
      newMessage('elsewhere', { session_id: 'other' }),
      newMessage('three', session, { sender: 'User' }),
    ]
    const { requests } = await agent({ ...openai, n_messages: 2 }, { ports: { messages } })
    expect(requests[0]?.turns.slice(1)).toEqual([
      { role: 'assistant', content: 'two' },
      { role: 'user', content: 'three' },
      { role: 'user', content: 'What is 2+2?' },
    ])
    expect((await agent({ ...openai, n_messages: 0 }, { ports: { messages } })).requests[0]?.turns).toHaveLength(2)
  })

  it('takes its model in the newer form or from a wire', async () => {
    const chosen = { model: [{ name: 'claude-x', provider: 'Anthropic' }], api_key: 'sk-own', input_value: 'hi' }
    expect((await agent(chosen)).requests[0]?.model).toMatchObject({ provider: 'anthropic', model: 'claude-x' })
    const model = { provider: 'ollama', model: 'wired' }
    const wires: Record<string, Value> = { agent_llm: { kind: 'model', model } }
    expect((await agent({ ...openai, agent_llm: 'Custom' }, { wires })).requests[0]?.model).toEqual(model)
    expect((await agent({ ...openai, agent_llm: 'Custom' })).error?.message).toContain('waits for a model')
    const gone = await agent({ ...openai, agent_llm: 'Amazon Bedrock' })
    expect(gone.error?.code).toBe('model_unknown_provider')
  })

  it('draws a structured response from its answer when that is wanted', async () => {
    const output_schema = [
      { name: 'total', type: 'int', description: 'The sum', multiple: 'False' },
      { name: 'parts', type: 'float', multiple: true },
    ]
    const model = ({ response_schema }: { response_schema?: unknown }) =>
      response_schema ? ['```json\n{"total": 4, "parts": [2, 2]}\n```'] : ['It is 4.']
    const config = { ...openai, output_schema }
    const { outputs, requests } = await agent(config, { ports: { model }, connected: ['structured_response'] })
    expect(outputs.structured_response).toEqual({ kind: 'data', data: { total: 4, parts: [2, 2] } })
    expect(requests[1]?.response_schema?.schema).toEqual({
      type: 'object',
      properties: {
        total: { type: 'integer', description: 'The sum' },
        parts: { type: 'array', items: { type: 'number' } },
      },
      required: ['total', 'parts'],
      additionalProperties: false,
    })
    expect((await agent(config, { ports: { model }, connected: ['response'] })).requests).toHaveLength(1)
  })

  it('tells the date from the clock of the run', async () => {
    const model = ({ turns }: { turns: { role: string; content: unknown }[] }): ScriptedPiece[] => {
      const last = turns.at(-1)
      if (last?.role === 'tool') return [String(last.content)]
      return [{ type: 'tool_call', call: { id: 'd', name: 'get_current_date', args: { timezone: 'Asia/Tokyo' } } }]
    }
    const { outputs } = await agent(openai, { ports: { model } })
    expect(outputs.response).toMatchObject({ text: expect.stringContaining('Wednesday') })
    expect(outputs.response).toMatchObject({ text: expect.stringContaining('2023-11-14T22:13:20.000Z') })
  })

  it('without input: left in peace when alone, an error when its answer is wanted', async () => {
    const empty = { ...openai, input_value: '' }
    expect((await agent(empty)).error).toBeUndefined()
    expect((await agent(empty, { connected: ['response'] })).error?.code).toBe('missing_value')
    expect((await agent(openai, { wires: { tools: 'no tool' } })).error?.code).toBe('invalid_input')
  })
})

describe('agents of older exports', () => {
  const llm: Value = { kind: 'model', model: { provider: 'openai', model: 'm', api_key: 'sk-wired' } }

  it('take the run’s input, their model and tools from wires', async () => {
    const { requests, outputs, error } = await agent({}, { type: 'AgentInitializer', wires: { llm, tools: [adder] } })
    expect(error).toBeUndefined()
    expect(requests[0]?.turns.at(-1)).toEqual({ role: 'user', content: 'hello' })
    expect(requests[0]?.tools?.map((tool) => tool.name)).toEqual(['add'])
    expect(outputs.response).toMatchObject({ text: 'echo: hello' })
  })

  it('speak the text protocol when their kind says so, and remember what is connected', async () => {
    const memory: Value = [
      newMessage('a', { session_id: 's' }, { sender: 'User' }),
      { kind: 'data', data: { text: 'b', sender: 'Machine' } },
    ]
    const config = { agent: 'conversational-react-description' }
    const { requests } = await agent(config, { type: 'ToolCallingAgent', wires: { llm, tools: [adder], memory } })
    expect(requests[0]?.tools).toBeUndefined()
    expect(requests[0]?.turns.slice(1)).toEqual([
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b' },
      { role: 'user', content: 'hello' },
    ])
  })
})
