import { findModelProvider } from '@/components/language-model/providers'
import { AppError } from '@/contract/errors'
import { checkOutboundUrl } from '@/platform/http/guarded-fetch'
import type { Embedding, Retrieval } from '../contract/knowledge.schema'

/** Refuses settings that cannot work together, before anything is kept. */
export function checkSettings(embedding: Embedding | null, retrieval: Retrieval): void {
  if (!embedding && retrieval.mode !== 'full_text')
    throw wrong(
      ['retrieval', 'mode'],
      `"${retrieval.mode}" needs an embedding model`,
      'Choose one, or search by words (full_text).',
    )
  if (!embedding) return
  if (!findModelProvider(embedding.provider))
    throw wrong(
      ['embedding', 'provider'],
      `there is no model provider "${embedding.provider}"`,
      'Use openai, google, ollama, openai-compatible, offline or another one.',
    )
  if (!embedding.base_url) return
  const check = checkOutboundUrl(embedding.base_url)
  if (!check.ok) throw wrong(['embedding', 'base_url'], check.reason, 'Use another address.')
}

function wrong(path: string[], msg: string, hint: string): AppError {
  const loc = ['body', ...path]
  return new AppError('invalid_input', `${path.join('.')}: ${msg}`, {
    hint,
    issues: [{ loc, msg, type: 'value_error' }],
  })
}
