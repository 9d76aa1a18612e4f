import { createAnthropic } from '@ai-sdk/anthropic'
import { createGoogleGenerativeAI } from '@ai-sdk/google'
import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { findModelProvider } from '@/components/language-model/providers'
import { EngineError } from '@/engine/errors'
import type { ModelRef } from '@/engine/values'

/** A provider's model as the AI SDK knows it. */
export type ProviderModel = ReturnType<ReturnType<typeof createOpenAI>['chat']>
/** What its streams are made of. */
export type StreamPart =
  Awaited<ReturnType<ProviderModel['doStream']>>['stream'] extends ReadableStream<infer Part> ? Part : never

/**
 * The AI SDK's model for a reference. Addresses and keys are always passed: what the SDK would otherwise take from the
 * process environment belongs to the operator, not to the flow. Throws `model_unknown_provider` and `model_unauthorized`.
 */
export function openModel(ref: ModelRef, fetch: typeof globalThis.fetch): ProviderModel {
  switch (ref.provider) {
    case 'openai':
      return createOpenAI({ apiKey: keyOf(ref), baseURL: ref.base_url || 'https://api.openai.com/v1', fetch }).chat(
        ref.model,
      )
    case 'anthropic':
      return createAnthropic({
        apiKey: keyOf(ref),
        baseURL: withPath(ref.base_url || 'https://api.anthropic.com', '/v1'),
        fetch,
      })(ref.model)
    case 'google':
      return createGoogleGenerativeAI({
        apiKey: keyOf(ref),
        baseURL: withPath(ref.base_url || 'https://generativelanguage.googleapis.com', '/v1beta'),
        fetch,
      })(ref.model)
    default:
      return compatibleProvider(ref, fetch)(ref.model)
  }
}

/** Providers that speak OpenAI's language at an address of their own. */
export function compatibleProvider(ref: ModelRef, fetch: typeof globalThis.fetch) {
  const known = ref.provider === 'offline' ? undefined : findModelProvider(ref.provider)
  if (known?.id !== ref.provider) {
    throw new EngineError('model_unknown_provider', `There is no model provider "${ref.provider}".`, {
      hint: 'Choose one of the providers in the inspector, or "OpenAI-compatible" with its base URL.',
    })
  }
  const baseURL = compatibleAddress(ref)
  if (!baseURL) {
    throw new EngineError('missing_value', `${known.display_name} needs a base URL.`, {
      hint: 'Type it under "Base URL", for example http://localhost:8000/v1.',
    })
  }
  const key = ref.api_key ? { apiKey: ref.api_key } : {}
  const headers: Record<string, string> = ref.provider === 'azure' ? { 'api-key': keyOf(ref) } : {}
  const settings = { name: ref.provider, baseURL, headers, includeUsage: true, supportsStructuredOutputs: true, fetch }
  return createOpenAICompatible({ ...settings, ...key })
}

function compatibleAddress(ref: ModelRef): string | undefined {
  if (ref.provider === 'ollama') return withPath(ref.base_url || 'http://localhost:11434', '/v1')
  if (ref.provider === 'azure') return ref.base_url && withPath(ref.base_url, '/openai/v1')
  return ref.base_url || findModelProvider(ref.provider)?.base_url
}

/** The key of a reference. Throws `model_unauthorized` when it carries none. */
export function keyOf(ref: ModelRef): string {
  if (ref.api_key) return ref.api_key
  const provider = findModelProvider(ref.provider)
  throw new EngineError('model_unauthorized', `${provider?.display_name ?? ref.provider} needs an API key.`, {
    hint: `Set ${provider?.key_variable ?? 'the key'} under Settings → Model providers.`,
  })
}

/** Addresses are written with and without the version's path; a bare host gets it. */
export function withPath(base: string, path: string): string {
  const url = URL.canParse(base) ? new URL(base) : undefined
  return url?.pathname === '/' ? `${url.origin}${path}` : base
}
