import type { Handler, NodeContext, NodeInputs } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { isModel } from '@/engine/value-guards'
import type { ModelRef } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { textInput } from '../read-inputs'
import { askModel } from './ask-model'
import { modelRef } from './model-ref'

export const languageModelHandler: Handler = (inputs, context) =>
  askModel(() => chosenModel(inputs, context), inputs, context)

/** A connected model first, then a choice in the newer form (a list of one object), then provider and name. */
async function chosenModel(inputs: NodeInputs, context: NodeContext): Promise<ModelRef> {
  const choice = inputs.model
  if (isModel(choice)) return choice.model
  const chosen = Array.isArray(choice) ? choice[0] : choice
  const [provider, name] =
    isRecord(chosen) && typeof chosen.name === 'string'
      ? [String(chosen.provider ?? ''), chosen.name]
      : [textInput(inputs, 'provider'), textInput(inputs, 'model_name')]
  if (provider === '' || name === '') {
    throw new EngineError('missing_value', `"${context.node_name}" has no model.`, {
      hint: 'Choose a provider and a model in the inspector.',
    })
  }
  return modelRef({ provider, name, base_url: textInput(inputs, 'base_url') }, inputs, context)
}
