import { afterEach, describe, expect, it } from 'vitest'
import { type OpenAiMock, type OpenAiMockOptions, startOpenAiMock } from '../testing/openai-mock-server'
import { embeddingsPort } from './embeddings-port'

const port = embeddingsPort({ fetch, retry_ms: 1 })
let mock: OpenAiMock | undefined
afterEach(() => mock?.close())

async function embed(texts: string[], options: OpenAiMockOptions = {}, provider = 'openai-compatible') {
  mock = await startOpenAiMock(options)
  const model = { provider, model: 'embedder', base_url: mock.url, api_key: 'sk' }
  return port.embed({ model, texts, signal: new AbortController().signal })
}

describe('a provider’s vectors', () => {
  it('come in order, at most 100 texts a request, with usage', async () => {
    const texts = Array.from({ length: 250 }, (_, at) => 'x'.repeat(at % 7))
    const { vectors, usage } = await embed(texts)
    expect(vectors.map((vector) => vector[0])).toEqual(texts.map((text) => text.length || 1))
    expect(mock?.embedded.map((batch) => batch.length)).toEqual([100, 100, 50])
    expect(usage).toEqual({ input_tokens: 250 })
  })

  it('come from OpenAI and Ollama', async () => {
    expect((await embed(['ab'], {}, 'openai')).vectors).toEqual([[2, 0, 1]])
    await mock?.close()
    expect((await embed(['abc'], {}, 'ollama')).vectors).toEqual([[3, 0, 1]])
  })

  it('are tried again after trouble, not after a refusal', async () => {
    let count = 0
    const trouble = () => {
      count += 1
      return count === 1 ? { status: 500 } : undefined
    }
    expect((await embed(['a'], { embed: trouble })).vectors).toHaveLength(1)
    await mock?.close()
    await expect(embed(['a'], { embed: () => ({ status: 401 }) })).rejects.toMatchObject({ code: 'model_unauthorized' })
    expect(mock?.embedded).toHaveLength(1)
    await mock?.close()
    await expect(embed(['a'], {}, 'anthropic')).rejects.toMatchObject({ code: 'model_bad_request' })
  })
})

describe('offline', () => {
  const signal = new AbortController().signal
  const offline = (texts: string[]) => port.embed({ model: { provider: 'offline', model: 'offline' }, texts, signal })
  const cosine = (a: number[] = [], b: number[] = []) => a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0)

  it('is the same each time, and near for texts that share words', async () => {
    const { vectors } = await offline([
      'The cat sat on the mat.',
      'Two cats are sitting on mats.',
      'Quarterly revenue grew by nine percent.',
      '',
    ])
    expect((await offline(['The cat sat on the mat.'])).vectors[0]).toEqual(vectors[0])
    expect(cosine(vectors[0], vectors[0])).toBeCloseTo(1)
    expect(cosine(vectors[0], vectors[1])).toBeGreaterThan(cosine(vectors[0], vectors[2]) + 0.1)
    expect(vectors[3]).toEqual(new Array(256).fill(0))
  })
})
