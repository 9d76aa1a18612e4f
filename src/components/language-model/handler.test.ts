import { describe, expect, it } from 'vitest'
import { EngineError } from '@/engine/errors'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runNode } from '../testing/run-node'

const key = { variables: { OPENAI_API_KEY: 'sk-stored-1234', MINE: 'sk-mine-1234' } }
const openai = { provider: 'OpenAI', model_name: 'gpt-4o-mini', input_value: 'hi' }

async function call(config: Record<string, unknown>, variables: string[] = []) {
  const ports = fakePorts(key)
  const ran = await runNode('LanguageModelComponent', config, { ports, variables })
  return { ...ran, request: ports.model.requests[0] }
}

describe('what is asked', () => {
  it('system message, input, settings', async () => {
    const { request, outputs, events } = await call({
      ...openai,
      system_message: 'Be brief.',
      temperature: 0.4,
      max_tokens: 50,
      timeout: 7,
      base_url: 'https://proxy.example/v1',
    })
    expect(request?.turns).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'hi' },
    ])
    expect(request?.model).toEqual({
      provider: 'openai',
      model: 'gpt-4o-mini',
      base_url: 'https://proxy.example/v1',
      api_key: 'sk-stored-1234',
      temperature: 0.4,
      max_tokens: 50,
      timeout_ms: 7_000,
    })
    expect(outputs.text_output).toMatchObject({ kind: 'message', text: 'echo: hi', sender: 'Machine' })
    expect(events.find((event) => event.type === 'node_finished')).toMatchObject({
      usage: { input_tokens: 3, output_tokens: 5 },
    })
    expect(JSON.stringify(events)).not.toContain('sk-stored')
  })

  it('instructions alone are sent as a message; nothing at all is refused', async () => {
    expect((await call({ ...openai, input_value: '', system_message: 'Tell a joke.' })).request?.turns).toEqual([
      { role: 'user', content: 'Tell a joke.' },
    ])
    const wanted = { ports: fakePorts(key), connected: ['text_output'] }
    const { error } = await runNode('LanguageModelComponent', { ...openai, input_value: '' }, wanted)
    expect(error?.message).toBe('"The node" has nothing to ask: its input is empty.')
  })

  it('a node that is not connected yet is left in peace', async () => {
    const { error, request, events } = await call({ provider: 'Groq', model_name: 'm' })
    expect([error, request]).toEqual([undefined, undefined])
    expect(events).toContainEqual(expect.objectContaining({ type: 'log', node_id: 'node' }))
  })

  it('nothing, when only the model is wanted', async () => {
    const ports = fakePorts(key)
    const { outputs } = await runNode('LanguageModelComponent', openai, { ports, connected: ['model_output'] })
    expect(ports.model.requests).toEqual([])
    expect(outputs.model_output).toEqual({ kind: 'model', model: { provider: 'openai', model: 'gpt-4o-mini' } })
  })
})

describe('which model', () => {
  it('in the newer form, from a wire, offline by default', async () => {
    const chosen = [{ name: 'claude-x', provider: 'Anthropic', metadata: {} }]
    expect((await call({ model: chosen, input_value: 'hi', api_key: 'sk-own-key' })).request?.model).toMatchObject({
      provider: 'anthropic',
      model: 'claude-x',
      api_key: 'sk-own-key',
    })
    const ports = fakePorts()
    const model = { provider: 'ollama', model: 'wired', base_url: 'http://x' }
    await runNode('LanguageModelComponent', openai, { ports, wires: { model: { kind: 'model', model } } })
    expect(ports.model.requests[0]?.model).toEqual(model)
    expect((await call({ input_value: 'hi' })).request?.model).toEqual({ provider: 'offline', model: 'offline' })
    expect((await call({ ...openai, provider: 'Ollama' })).request?.model.base_url).toBe('http://localhost:11434')
  })

  it('none, an unknown one, one without an address', async () => {
    expect((await call({ ...openai, model_name: '' })).error?.message).toBe('"The node" has no model.')
    expect((await call({ ...openai, provider: 'IBM WatsonX' })).error?.code).toBe('model_unknown_provider')
    expect((await call({ ...openai, provider: 'OpenAI-compatible' })).error?.message).toContain('needs a base URL')
  })
})

describe('the key', () => {
  it('is the node’s own, else the named variable, else the provider’s', async () => {
    expect((await call({ ...openai, api_key: 'sk-typed-in' })).request?.model.api_key).toBe('sk-typed-in')
    expect((await call({ ...openai, api_key: 'MINE' }, ['api_key'])).request?.model.api_key).toBe('sk-mine-1234')
    expect((await call(openai)).request?.model.api_key).toBe('sk-stored-1234')
  })

  it('that is missing is named, and another is not taken in its place', async () => {
    const { error } = await call({ ...openai, api_key: 'THEIRS' }, ['api_key'])
    expect(error).toMatchObject({
      code: 'missing_value',
      message: '"The node" needs the variable THEIRS, which is not set.',
      hint: expect.stringContaining('Settings → Model providers'),
    })
    expect((await call({ ...openai, provider: 'Groq' })).error?.message).toContain('GROQ_API_KEY')
  })

  it('is not needed offline, for Ollama, or for a compatible server', async () => {
    for (const provider of ['Offline', 'Ollama', 'OpenAI-compatible']) {
      const ran = await call(
        { ...openai, provider, base_url: 'http://x/v1', api_key: 'THEIRS' },
        provider === 'OpenAI-compatible' ? [] : ['api_key'],
      )
      expect(ran.error).toBeUndefined()
    }
  })
})

it('a provider’s fault is the run’s', async () => {
  const ports = fakePorts({
    ...key,
    model: () => new EngineError('model_rate_limited', 'Too many.', { retry_after_ms: 5 }),
  })
  const { error } = await runNode('LanguageModelComponent', openai, { ports })
  expect(error).toMatchObject({
    code: 'model_rate_limited',
    message: 'Too many.',
    retry_after_ms: 5,
    node_name: 'The node',
  })
})
