import { z } from 'zod'
import type { NodeContext } from '@/engine/component'
import type { ModelUsage } from '@/engine/ports'
import type { JsonValue } from '@/engine/values'
import { type ChosenModel, modelRefFromDify } from '../../model-call/model-ref-from-dify'

/** How a node names its model. */
export const ModelConfig = z.object({
  provider: z.string().catch(''),
  name: z.string().catch(''),
  mode: z.string().catch('chat'),
  completion_params: z.record(z.string(), z.unknown()).nullish().catch({}),
})

export type ModelConfig = z.infer<typeof ModelConfig>

export function chosenModelOf(config: ModelConfig, context: NodeContext): Promise<ChosenModel> {
  const { provider, name, completion_params } = config
  return modelRefFromDify({ provider, name, completion_params: completion_params ?? {} }, context)
}

/** What a call used, under the names that flows know it by. */
export function usageOutput(usage: ModelUsage): JsonValue {
  const { input_tokens = 0, output_tokens = 0 } = usage
  return { prompt_tokens: input_tokens, completion_tokens: output_tokens, total_tokens: input_tokens + output_tokens }
}
