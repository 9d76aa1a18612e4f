import type { NodeContext, NodeInputs } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import type { ModelRef } from '@/engine/values'
import { numberInput, textInput } from '../read-inputs'
import { findModelProvider, type ModelProvider } from './providers'

export interface ModelChoice {
  /** Id, name or alias of a provider. */
  provider: string
  name: string
  /** Empty means the provider's own. */
  base_url: string
}

/**
 * All that is needed to call the chosen model: `inputs` may hold `api_key`, `temperature`, `max_tokens`, `top_p`, `seed` and
 * `timeout` (seconds). Throws `model_unknown_provider`, or `missing_value` when there is no key or no address.
 */
export async function modelRef(choice: ModelChoice, inputs: NodeInputs, context: NodeContext): Promise<ModelRef> {
  const provider = findModelProvider(choice.provider)
  if (!provider) {
    throw new EngineError('model_unknown_provider', `The model provider "${choice.provider}" is not available here.`, {
      hint: 'Choose another, or "OpenAI-compatible" with its base URL.',
    })
  }
  if (choice.name === '') {
    throw new EngineError('missing_value', `"${context.node_name}" has no model.`, {
      hint: 'Choose or type the name of one in the inspector.',
    })
  }
  const base_url = choice.base_url || (await baseUrlOf(provider, context))
  const api_key = await keyOf(provider, inputs, context)
  const temperature = numberInput(inputs, 'temperature')
  const max_tokens = numberInput(inputs, 'max_tokens')
  const top_p = numberInput(inputs, 'top_p')
  const seed = numberInput(inputs, 'seed')
  const timeout = numberInput(inputs, 'timeout')
  return {
    provider: provider.id,
    model: choice.name,
    ...(base_url ? { base_url } : {}),
    ...(api_key ? { api_key } : {}),
    ...(temperature === undefined ? {} : { temperature }),
    // 0 is how older exports write "no limit".
    ...(max_tokens ? { max_tokens } : {}),
    ...(top_p === undefined ? {} : { top_p }),
    ...(seed === undefined ? {} : { seed }),
    ...(timeout ? { timeout_ms: timeout * 1000 } : {}),
  }
}

async function baseUrlOf(provider: ModelProvider, context: NodeContext): Promise<string | undefined> {
  const { base_url, base_url_variable } = provider
  if (!base_url_variable) return base_url
  const stored = await context.ports.variables.get(base_url_variable)
  if (stored) return stored
  throw new EngineError('missing_value', `"${context.node_name}" needs a base URL for ${provider.display_name}.`, {
    hint: `Type it under "Base URL", for example http://localhost:8000/v1, or store it as the variable ${base_url_variable}.`,
  })
}

async function keyOf(provider: ModelProvider, inputs: NodeInputs, context: NodeContext): Promise<string | undefined> {
  if (!provider.key_variable) return undefined
  const own = textInput(inputs, 'api_key')
  if (own !== '') return own
  const named = context.unresolved.api_key
  // A variable that the author named and that is missing is not replaced by another one behind their back.
  const variable = named ?? provider.key_variable
  const stored = named === undefined ? await context.ports.variables.get(variable) : undefined
  if (stored) {
    context.keepSecret(stored)
    return stored
  }
  if (named === undefined && provider.key_optional) return undefined
  throw new EngineError('missing_value', `"${context.node_name}" needs the variable ${variable}, which is not set.`, {
    hint: `Set ${variable} under Settings → Model providers, or choose the Offline provider to try the flow without a key.`,
  })
}
