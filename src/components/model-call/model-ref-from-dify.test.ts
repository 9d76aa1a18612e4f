import { expect, it } from 'vitest'
import type { EngineError } from '@/engine/errors'
import { fakePorts } from '@/engine/testing/fake-ports'
import { nodeContext } from '../testing/node-context'
import { type DifyModel, modelRefFromDify } from './model-ref-from-dify'

const variables = {
  OPENAI_API_KEY: 'k-openai',
  DASHSCOPE_API_KEY: 'k-tongyi',
  AZURE_OPENAI_API_KEY: 'k-azure',
  AZURE_OPENAI_ENDPOINT: 'https://me.openai.azure.com',
  OPENAI_COMPATIBLE_BASE_URL: 'http://local:8000/v1',
  MISTRAL_API_KEY: 'k-mistral',
  XAI_API_KEY: 'k-xai',
  ARK_API_KEY: 'k-ark',
}
const choose = (model: DifyModel, given: Record<string, string> = variables) =>
  modelRefFromDify(model, nodeContext({ ports: fakePorts({ variables: given }) }))

it.each([
  ['openai', { provider: 'openai', api_key: 'k-openai' }],
  ['langgenius/openai/openai', { provider: 'openai' }],
  ['langgenius/tongyi/tongyi', { provider: 'dashscope', api_key: 'k-tongyi' }],
  ['azure_openai', { provider: 'azure', base_url: 'https://me.openai.azure.com' }],
  ['langgenius/openai_api_compatible/openai_api_compatible', { provider: 'openai-compatible' }],
  ['xinference', { provider: 'openai-compatible', base_url: 'http://local:8000/v1' }],
  ['mistralai', { provider: 'mistral' }],
  ['langgenius/x/x', { provider: 'xai', base_url: 'https://api.x.ai/v1' }],
  ['volcengine_maas', { provider: 'volcengine' }],
  ['ollama', { provider: 'ollama', base_url: 'http://localhost:11434' }],
])('knows %s', async (provider, expected) => {
  expect((await choose({ provider, name: 'm' })).model).toMatchObject({ model: 'm', ...expected })
})

it('reads every parameter', async () => {
  const completion_params = {
    temperature: 0,
    top_p: 0.5,
    max_tokens: 64,
    presence_penalty: 0.1,
    frequency_penalty: 0.2,
    seed: 3,
    stop: ['END', ''],
    response_format: 'json_schema',
    json_schema: '{"name": "out", "schema": {"type": "object", "properties": {}}}',
  }
  expect(await choose({ provider: 'openai', name: 'gpt', completion_params })).toEqual({
    model: {
      provider: 'openai',
      model: 'gpt',
      api_key: 'k-openai',
      temperature: 0,
      top_p: 0.5,
      max_tokens: 64,
      presence_penalty: 0.1,
      frequency_penalty: 0.2,
      seed: 3,
      stop: ['END'],
    },
    response_schema: { name: 'out', schema: { type: 'object', properties: {} } },
  })
  const json = await choose({ provider: 'openai', name: 'm', completion_params: { response_format: 'json_object' } })
  expect(json.response_schema).toEqual({ name: 'answer', schema: { type: 'object' } })
  const text = await choose({ provider: 'openai', name: 'm', completion_params: { response_format: 'text' } })
  expect(text.response_schema).toBeUndefined()
})

it.each<[string, DifyModel, Partial<EngineError>]>([
  ['a provider that is not here', { provider: 'bedrock', name: 'm' }, { code: 'model_unknown_provider' }],
  ['no model', { provider: 'openai', name: '' }, { code: 'missing_value' }],
  ['no provider', { provider: '', name: 'm' }, { code: 'missing_value' }],
  ['no key', { provider: 'deepseek', name: 'm' }, { message: expect.stringContaining('DEEPSEEK_API_KEY') }],
  [
    'a broken schema',
    { provider: 'openai', name: 'm', completion_params: { response_format: 'json_schema', json_schema: '{' } },
    { code: 'invalid_input' },
  ],
])('refuses %s', async (_name, model, error) => {
  await expect(choose(model)).rejects.toMatchObject(error)
})

it('names the variable for the address when there is none', async () => {
  await expect(choose({ provider: 'localai', name: 'm' }, {})).rejects.toThrow('needs a base URL')
})
