import type { Handler } from '@/engine/component'
import { askModel } from '../language-model/ask-model'
import { modelRef } from '../language-model/model-ref'
import { textInput } from '../read-inputs'
import type { ProviderModelSpec } from './specs'

/** The language model's handler for a component that names its fields in a provider's own way. */
export function providerModelHandler(spec: ProviderModelSpec): Handler {
  return (inputs, context) => {
    const choice = {
      provider: spec.provider,
      name: textInput(inputs, spec.model.name) || spec.model.default,
      base_url: spec.base_url ? textInput(inputs, spec.base_url.name) : '',
    }
    const max_tokens = spec.max_tokens ? inputs[spec.max_tokens.name] : undefined
    return askModel(() => modelRef(choice, { ...inputs, max_tokens }, context), inputs, context)
  }
}
