import type { NodeContext, NodeInputs } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { isModel } from '@/engine/value-guards'
import type { ModelRef, Value } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { textInput } from '../read-inputs'
import { modelRef } from './model-ref'

/** What exports write in place of a provider when a model is to come from another node. */
const FROM_A_WIRE = /^(custom|connect other models)$/i

/**
 * The model that a node names: a connected one first, then a choice in the newer form (a list of one object) in `model`, then
 * the provider in `provider_field` and the name in `model_name`. Throws `missing_value` when there is none.
 */
export async function chosenModel(
  inputs: NodeInputs,
  context: NodeContext,
  provider_field = 'provider',
): Promise<ModelRef> {
  const wired = [inputs.model, inputs[provider_field]].map(first).find(isModel)
  if (wired) return wired.model
  const chosen = first(inputs.model)
  const [provider, name] =
    isRecord(chosen) && typeof chosen.name === 'string'
      ? [String(chosen.provider ?? ''), chosen.name]
      : [textInput(inputs, provider_field), textInput(inputs, 'model_name')]
  if (FROM_A_WIRE.test(provider)) {
    throw new EngineError('missing_value', `"${context.node_name}" waits for a model from another node.`, {
      hint: 'Connect a language model, or choose a provider in the inspector.',
    })
  }
  if (provider === '' || name === '') {
    throw new EngineError('missing_value', `"${context.node_name}" has no model.`, {
      hint: 'Choose a provider and a model in the inspector.',
    })
  }
  return modelRef({ provider, name, base_url: textInput(inputs, 'base_url') }, inputs, context)
}

const first = (value: Value | undefined) => (Array.isArray(value) ? value[0] : value)
