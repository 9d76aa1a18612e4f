import { z } from 'zod'
import type { Handler } from '@/engine/component'
import type { ModelRequest } from '@/engine/ports'
import type { JsonValue, Value } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { callModel } from '../../model-call/call-model'
import { parseJsonAnswer } from '../../model-call/parse-json-answer'
import { splitThinking } from '../../model-call/split-thinking'
import { MemoryConfig } from '../model/memory-turns'
import { chosenModelOf, ModelConfig, usageOutput } from '../model/model-config'
import { VisionConfig, withVision } from '../model/vision-parts'
import { parseConfig } from '../parse-config'
import { ContextConfig, PromptTemplate, promptTurns } from './prompt-turns'

const Config = z.object({
  model: ModelConfig,
  prompt_template: PromptTemplate,
  prompt_config: z.object({ jinja2_variables: z.unknown() }).nullish().catch(null),
  context: ContextConfig,
  memory: MemoryConfig,
  vision: VisionConfig,
  structured_output_enabled: z.boolean().nullish(),
  structured_output: z.object({ schema: z.unknown() }).nullish().catch(null),
  reasoning_format: z.string().nullish(),
})

export const llmHandler: Handler = async (inputs, context) => {
  const config = parseConfig(Config, inputs, context)
  const chosen = await chosenModelOf(config.model, context)
  const told = await promptTurns(
    {
      prompts: config.prompt_template,
      context: config.context,
      memory: config.memory,
      jinja_variables: config.prompt_config?.jinja2_variables,
    },
    context,
  )
  const turns = withVision(told, config.vision, context)
  const schema = answerSchema(config)
  const answer = await callModel(context, {
    ...chosen,
    turns,
    ...(schema ? { response_schema: schema } : {}),
    stream: true,
  })
  const split = splitThinking(answer.text)
  const separated = config.reasoning_format === 'separated'
  const outputs: Record<string, Value> = {
    text: separated ? split.answer : answer.text,
    reasoning_content: [answer.reasoning, separated ? split.thinking : ''].filter(Boolean).join('\n'),
    usage: usageOutput(answer.usage),
    finish_reason: answer.finish_reason,
    files: [],
  }
  if (schema) outputs.structured_output = parseJsonAnswer(answer.text, schema.schema)
  return { outputs, inputs: { model: config.model.name, prompts: turns.map(recorded) } }
}

function answerSchema(config: z.infer<typeof Config>): ModelRequest['response_schema'] {
  const schema = toJson(config.structured_output?.schema ?? null)
  if (!config.structured_output_enabled || !isRecord(schema)) return undefined
  return { name: 'answer', schema }
}

/** Files stand in the record by their names. */
function recorded(turn: ModelRequest['turns'][number]): JsonValue {
  const content =
    typeof turn.content === 'string'
      ? turn.content
      : turn.content.map((part) => (part.type === 'text' ? part.text : `[${part.file.name}]`)).join('\n')
  return { role: turn.role, content }
}
