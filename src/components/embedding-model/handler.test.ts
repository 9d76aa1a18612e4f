import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runNode } from '../testing/run-node'

const variables = { OPENAI_API_KEY: 'k-openai', GOOGLE_API_KEY: 'k-google', MINE: 'k-mine' }
const run = (type: string, config: Record<string, unknown>, named: string[] = []) =>
  runNode(type, config, { ports: fakePorts({ variables }), variables: named })

it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['EmbeddingModel', {}, { provider: 'offline', model: 'offline' }],
  [
    'EmbeddingModel',
    { provider: 'OpenAI', model: 'text-embedding-3-large', api_base: 'http://e/v1', request_timeout: 5 },
    { provider: 'openai', model: 'text-embedding-3-large', base_url: 'http://e/v1', timeout_ms: 5_000 },
  ],
  [
    'EmbeddingModel',
    { model: [{ name: 'gemini-embedding-001', provider: 'Google Generative AI' }] },
    { provider: 'google', model: 'gemini-embedding-001' },
  ],
  ['OpenAIEmbeddings', { openai_api_base: 'http://o' }, { model: 'text-embedding-3-small', base_url: 'http://o' }],
  ['OllamaEmbeddings', { model: 'm' }, { provider: 'ollama', model: 'm', base_url: 'http://localhost:11434' }],
  ['Google Generative AI Embeddings', { model_name: 'm' }, { provider: 'google', model: 'm' }],
])('%s hands on the model it names', async (type, config, expected) => {
  const { outputs, error } = await run(type, config)
  expect(error).toBeUndefined()
  expect(outputs.embeddings).toMatchObject({ kind: 'embedding_model', model: expected })
})

it('takes the key from the node, the named variable or the provider’s, and shows it to nobody', async () => {
  const own = await run('OpenAIEmbeddings', { openai_api_key: 'sk-typed-here' })
  expect(JSON.stringify(own.events)).not.toContain('sk-typed-here')
  const missing = await run('OpenAIEmbeddings', { api_key: 'THEIRS' }, ['api_key'])
  expect(missing.error?.message).toContain('THEIRS')
  expect((await run('LMStudioEmbeddingsComponent', {})).error?.message).toBe('"The node" has no model.')
})
