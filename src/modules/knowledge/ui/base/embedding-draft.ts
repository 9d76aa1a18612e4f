import { modelProviders } from '@/components/language-model/providers'
import type { Embedding } from '../../contract/knowledge.schema'

/** An embedding model while it is being typed; without a provider there is none. */
export interface EmbeddingDraft {
  provider: string
  model: string
  base_url: string
  api_key_variable: string
}

export const noEmbedding: EmbeddingDraft = { provider: '', model: '', base_url: '', api_key_variable: '' }

/** Providers that have embedding models, or whose address the user gives. */
export const embeddingProviders = modelProviders.filter((provider) => provider.embeddings || provider.base_url_variable)

export const draftOf = (embedding: Embedding | null): EmbeddingDraft =>
  embedding
    ? {
        provider: embedding.provider,
        model: embedding.model,
        base_url: embedding.base_url ?? '',
        api_key_variable: embedding.api_key_variable ?? '',
      }
    : noEmbedding

export const embeddingOf = (draft: EmbeddingDraft): Embedding | null =>
  draft.provider === ''
    ? null
    : {
        provider: draft.provider,
        model: draft.model.trim(),
        base_url: draft.base_url.trim() || null,
        api_key_variable: draft.api_key_variable.trim() || null,
      }
