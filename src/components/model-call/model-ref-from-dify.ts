import type { NodeContext, NodeInputs } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import type { ModelRequest } from '@/engine/ports'
import type { ModelRef } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { modelRef } from '../language-model/model-ref'
import { findModelProvider } from '../language-model/providers'

/** A model as a Dify flow names it. */
export interface DifyModel {
  /** `openai`, or with its plugin: `langgenius/openai/openai`. */
  provider: string
  name: string
  completion_params?: Record<string, unknown>
}

export interface ChosenModel {
  model: ModelRef
  /** Set when the parameters ask for JSON. */
  response_schema?: NonNullable<ModelRequest['response_schema']>
}

/** Dify's names of providers that we know under another, or reach as an OpenAI-compatible server. */
const NAMES: Readonly<Record<string, string>> = {
  x: 'xai',
  openai_api_compatible: 'openai-compatible',
  localai: 'openai-compatible',
  xinference: 'openai-compatible',
  gpustack: 'openai-compatible',
  openllm: 'openai-compatible',
}

/**
 * The model that a Dify node names, with the key and address stored for its provider. Throws `model_unknown_provider` for
 * providers that are not available here (bedrock, vertex_ai …), and `missing_value` without a key, address or model.
 */
export async function modelRefFromDify(dify: DifyModel, context: NodeContext): Promise<ChosenModel> {
  const params = dify.completion_params ?? {}
  const own = dify.provider.split('/').at(-1)?.trim().toLowerCase() ?? ''
  const provider = findModelProvider(NAMES[own] ?? own)
  if (own === '' || dify.name === '') {
    throw new EngineError('missing_value', `"${context.node_name}" has no model.`, {
      hint: 'Choose a provider and a model in the inspector.',
    })
  }
  if (!provider) {
    throw new EngineError('model_unknown_provider', `The model provider "${dify.provider}" is not available here.`, {
      hint: 'Choose another in the inspector, or "OpenAI-compatible" with the base URL of a server that has the model.',
    })
  }
  const choice = { provider: provider.id, name: dify.name, base_url: '' }
  const model = { ...(await modelRef(choice, settingsOf(params), context)), ...penaltiesOf(params) }
  const response_schema = formatOf(params)
  return response_schema ? { model, response_schema } : { model }
}

/** The settings under the names that `modelRef` reads; length has a name of its own with each provider. */
function settingsOf(params: Record<string, unknown>): NodeInputs {
  const { temperature, top_p, seed } = params
  const length = params.max_tokens ?? params.max_completion_tokens ?? params.max_output_tokens ?? params.num_predict
  return {
    temperature: toJson(temperature ?? null),
    top_p: toJson(top_p ?? null),
    seed: toJson(seed ?? null),
    max_tokens: toJson(length ?? params.max_tokens_to_sample ?? null),
  }
}

function penaltiesOf(params: Record<string, unknown>): Partial<ModelRef> {
  const { presence_penalty, frequency_penalty } = params
  const stop = (Array.isArray(params.stop) ? params.stop : [params.stop]).filter(isWord)
  return {
    ...(typeof presence_penalty === 'number' ? { presence_penalty } : {}),
    ...(typeof frequency_penalty === 'number' ? { frequency_penalty } : {}),
    ...(stop.length > 0 ? { stop } : {}),
  }
}

const isWord = (value: unknown): value is string => typeof value === 'string' && value !== ''

function formatOf(params: Record<string, unknown>): ChosenModel['response_schema'] {
  const format = String(params.response_format ?? '').toLowerCase()
  if (format === 'json_schema') {
    const given = typeof params.json_schema === 'string' ? parsed(params.json_schema) : params.json_schema
    const inner = isRecord(given) && isRecord(given.schema) ? given.schema : given
    if (!isRecord(inner)) {
      throw new EngineError('invalid_input', 'The JSON Schema of the model’s answer is no JSON object.', {
        hint: 'Mend it in the model’s parameters.',
      })
    }
    const name = isRecord(given) && typeof given.name === 'string' ? given.name : 'answer'
    const schema: NonNullable<ChosenModel['response_schema']>['schema'] = {}
    for (const [key, value] of Object.entries(inner)) schema[key] = toJson(value)
    return { name, schema }
  }
  return format === 'json_object' || format === 'json' ? { name: 'answer', schema: { type: 'object' } } : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
