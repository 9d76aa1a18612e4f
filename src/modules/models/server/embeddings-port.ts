import { setTimeout as sleep } from 'node:timers/promises'
import { EngineError } from '@/engine/errors'
import type { EmbeddingsPort } from '@/engine/ports'
import { ByteWatch } from './byte-watch'
import { modelFault } from './model-fault'
import { offlineEmbedding } from './offline-embedding'
import { openEmbeddingModel } from './open-embedding-model'
import { retryWait } from './retry-wait'

/** Silence after which a call is given up, unless the model's reference says otherwise. */
const SILENCE_MS = 60_000
/** Texts in one request, unless the provider takes fewer. */
const BATCH = 100

export interface EmbeddingsPortOptions {
  /** Makes all requests: the guarded fetch in the product. */
  fetch: typeof globalThis.fetch
  /** First pause before a retry when the provider names none; it doubles. Default 500 ms. */
  retry_ms?: number
}

type Request = Parameters<EmbeddingsPort['embed']>[0]
type Embedded = Awaited<ReturnType<EmbeddingsPort['embed']>>

/**
 * Turns texts into vectors through the AI SDK's providers, at most 100 texts a request, one request after another; answers
 * for the provider "offline" itself. Throws `EngineError` of the `model_*` family.
 */
export function embeddingsPort(options: EmbeddingsPortOptions): EmbeddingsPort {
  return {
    async embed(request) {
      request.signal.throwIfAborted()
      if (request.texts.length === 0) return { vectors: [], usage: {} }
      if (request.model.provider === 'offline') return { vectors: request.texts.map(offlineEmbedding), usage: {} }
      return embedAll(request, options)
    },
  }
}

async function embedAll(request: Request, options: EmbeddingsPortOptions): Promise<Embedded> {
  const size = Math.min(BATCH, (await openEmbeddingModel(request.model, options.fetch).maxEmbeddingsPerCall) ?? BATCH)
  const vectors: number[][] = []
  let input_tokens: number | undefined
  for (let at = 0; at < request.texts.length; at += size) {
    const part = await retrying({ ...request, texts: request.texts.slice(at, at + size) }, options)
    vectors.push(...part.vectors)
    if (part.usage.input_tokens !== undefined) input_tokens = (input_tokens ?? 0) + part.usage.input_tokens
  }
  return { vectors, usage: input_tokens === undefined ? {} : { input_tokens } }
}

async function retrying(request: Request, options: EmbeddingsPortOptions): Promise<Embedded> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await call(request, options)
    } catch (error) {
      const wait_ms = retryWait(error, attempt, options.retry_ms ?? 500)
      if (wait_ms === undefined || request.signal.aborted) throw error
      await sleep(wait_ms, undefined, { signal: request.signal })
    }
  }
}

async function call({ model: ref, texts, signal }: Request, options: EmbeddingsPortOptions): Promise<Embedded> {
  const watch = new ByteWatch(ref.timeout_ms ?? SILENCE_MS, signal)
  try {
    const model = openEmbeddingModel(ref, watch.watched(options.fetch))
    // Some providers refuse a text without a letter; a space stands for it.
    const values = texts.map((text) => (text === '' ? ' ' : text))
    const { embeddings, usage } = await model.doEmbed({ values, abortSignal: watch.signal })
    if (embeddings.length !== texts.length || embeddings.some((vector) => vector.length === 0)) {
      throw new EngineError(
        'model_bad_response',
        `${texts.length} texts went out, ${embeddings.length} vectors came.`,
        {
          hint: 'Check that the model is an embedding model.',
        },
      )
    }
    return { vectors: embeddings, usage: usage ? { input_tokens: usage.tokens } : {} }
  } catch (error) {
    signal.throwIfAborted()
    throw modelFault(error, ref, watch)
  } finally {
    watch.stop()
  }
}
