import type { Handler } from '@/engine/component'
import { isRecord } from '@/lib/is-record'
import { modelRef } from '../language-model/model-ref'
import { textInput } from '../read-inputs'
import type { EmbeddingModelSpec } from './specs'

/** Hands on a configured embedding model; nothing is called before something uses it. */
export function embeddingModelHandler(spec: EmbeddingModelSpec): Handler {
  return async (inputs, context) => {
    // The newer form of a choice: a list of one object with the provider and the name.
    const first = inputs[spec.model.name]
    const chosen = Array.isArray(first) ? first[0] : first
    const picked = isRecord(chosen) && typeof chosen.name === 'string' ? chosen : undefined
    const provider = spec.provider ?? (textOrEmpty(picked?.provider) || textInput(inputs, 'provider'))
    const choice = {
      provider,
      name: textOrEmpty(picked?.name) || textInput(inputs, spec.model.name) || spec.model.default,
      base_url: spec.base_url ? textInput(inputs, spec.base_url.name) : '',
    }
    const settings = { api_key: inputs.api_key, timeout: inputs.request_timeout }
    const model = await modelRef(choice, settings, context)
    return { outputs: { embeddings: { kind: 'embedding_model', model } } }
  }
}

const textOrEmpty = (value: unknown) => (typeof value === 'string' ? value : '')
