import { createGoogleGenerativeAI } from '@ai-sdk/google'
import { createOpenAI } from '@ai-sdk/openai'
import { EngineError } from '@/engine/errors'
import type { ModelRef } from '@/engine/values'
import { compatibleProvider, keyOf, withPath } from './open-model'

/** A provider's embedding model as the AI SDK knows it. */
export type ProviderEmbeddingModel = ReturnType<ReturnType<typeof createOpenAI>['embedding']>

/** The AI SDK's embedding model for a reference. Throws `model_unknown_provider`, `model_unauthorized`, `missing_value`. */
export function openEmbeddingModel(ref: ModelRef, fetch: typeof globalThis.fetch): ProviderEmbeddingModel {
  switch (ref.provider) {
    case 'openai':
      return createOpenAI({
        apiKey: keyOf(ref),
        baseURL: ref.base_url || 'https://api.openai.com/v1',
        fetch,
      }).embedding(ref.model)
    case 'google':
      return createGoogleGenerativeAI({
        apiKey: keyOf(ref),
        baseURL: withPath(ref.base_url || 'https://generativelanguage.googleapis.com', '/v1beta'),
        fetch,
      }).embedding(ref.model)
    case 'anthropic':
      throw new EngineError('model_bad_request', 'Anthropic has no embedding models.', {
        hint: 'Choose an embedding model of another provider.',
      })
    default:
      return compatibleProvider(ref, fetch).embeddingModel(ref.model)
  }
}
