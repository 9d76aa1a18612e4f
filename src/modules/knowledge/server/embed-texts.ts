import { findModelProvider } from '@/components/language-model/providers'
import { EngineError } from '@/engine/errors'
import type { ModelRef } from '@/engine/values'
import { embeddingsPort, variablesPort } from '@/modules/models/server'
import { decryptSecret } from '@/platform/crypto/encrypt-secret'
import { guardedFetch } from '@/platform/http/guarded-fetch'
import type { Embedding } from '../contract/knowledge.schema'
import { apiKeyContext, type KnowledgeBase } from './knowledge-base'

const port = embeddingsPort({ fetch: guardedFetch })

type Owner = Pick<KnowledgeBase, 'id' | 'tenant_id' | 'embedding' | 'encrypted_api_key'>

/**
 * One vector per text by the base's own model, in order; undefined when the base has none. Throws `EngineError` of the
 * `model_*` family, `missing_value` when a variable is not set.
 */
export async function embedTexts(
  base: Owner,
  texts: string[],
  signal: AbortSignal,
): Promise<readonly number[][] | undefined> {
  if (!base.embedding) return undefined
  if (texts.length === 0) return []
  const model = await modelOf(base, base.embedding)
  return (await port.embed({ model, texts, signal })).vectors
}

async function modelOf(base: Owner, embedding: Embedding): Promise<ModelRef> {
  const provider = findModelProvider(embedding.provider)
  if (!provider)
    throw new EngineError('model_unknown_provider', `There is no model provider "${embedding.provider}".`, {
      hint: 'Choose another embedding model in the settings of the knowledge base.',
    })
  const variables = variablesPort(base.tenant_id, {})
  const address = embedding.base_url || provider.base_url
  const base_url = address ?? (provider.base_url_variable && (await variables.get(provider.base_url_variable)))
  const api_key = await keyOf()
  return {
    provider: provider.id,
    model: embedding.model,
    ...(base_url ? { base_url } : {}),
    ...(api_key ? { api_key } : {}),
  }

  async function keyOf(): Promise<string | undefined> {
    if (base.encrypted_api_key) return decryptSecret(base.encrypted_api_key, apiKeyContext(base.tenant_id, base.id))
    const name = embedding.api_key_variable || provider?.key_variable
    const value = name ? await variables.get(name) : undefined
    if (value !== undefined || !name || (provider?.key_optional && !embedding.api_key_variable)) return value
    throw new EngineError('missing_value', `The variable ${name} with the key for embeddings is not set.`, {
      hint: `Set ${name} under Settings → Model providers, or choose another embedding model.`,
    })
  }
}
