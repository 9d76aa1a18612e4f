import { z } from 'zod'
import type { Handler, NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import type { ChatTurn, ModelRequest } from '@/engine/ports'
import { isRecord } from '@/lib/is-record'
import { callModel } from '../../model-call/call-model'
import { parseJsonAnswer } from '../../model-call/parse-json-answer'
import { splitThinking } from '../../model-call/split-thinking'
import { fillText, valueText } from '../fill-text'
import { MemoryConfig, memoryTurns } from '../model/memory-turns'
import { chosenModelOf, ModelConfig, usageOutput } from '../model/model-config'
import { VisionConfig, withVision } from '../model/vision-parts'
import { parseConfig } from '../parse-config'
import { Selector } from '../selectors'
import { type Class, classesOf } from './classes'

const Config = z.object({
  query_variable_selector: Selector,
  model: ModelConfig,
  classes: z.unknown(),
  instruction: z.string().nullish(),
  instructions: z.string().nullish(),
  memory: MemoryConfig,
  vision: VisionConfig,
})

export const questionClassifierHandler: Handler = async (inputs, context) => {
  const config = parseConfig(Config, inputs, context)
  const classes = classesOf(config.classes)
  if (classes.length === 0) {
    throw new EngineError('missing_value', `"${context.node_name}" has no classes to choose from.`, {
      hint: 'Add at least two in the inspector.',
    })
  }
  const query = valueText(context.read(config.query_variable_selector))
  const { model } = await chosenModelOf(config.model, context)
  const turns: ChatTurn[] = [
    { role: 'system', content: instructions(config, classes, context) },
    ...(await memoryTurns(config.memory, context)),
    { role: 'user', content: query },
  ]
  const answer = await callModel(context, {
    model,
    turns: withVision(turns, config.vision, context),
    response_schema: schemaOf(classes),
  })
  const chosen = chosenClass(answer.text, classes)
  if (!chosen) {
    throw new EngineError(
      'model_bad_response',
      `The model of "${context.node_name}" named no class: ${answer.text.slice(0, 200)}`,
      {
        hint: 'Make the classes easier to tell apart, or use a stronger model.',
      },
    )
  }
  return {
    outputs: { class_name: chosen.name, class_id: chosen.id, usage: usageOutput(answer.usage) },
    taken: [chosen.id],
    inputs: { query, model: config.model.name },
  }
}

function instructions(config: z.infer<typeof Config>, classes: readonly Class[], context: NodeContext): string {
  const list = classes.map((item) => JSON.stringify({ class_id: item.id, description: fillText(item.name, context) }))
  const more = fillText(config.instruction || config.instructions || '', context).trim()
  return [
    'Decide which one of these classes the text of the user belongs to:',
    ...list,
    ...(more === '' ? [] : [`Mind this as well: ${more}`]),
    'Answer with JSON that names the class, such as {"class_id": "…"}, and nothing else.',
  ].join('\n')
}

function schemaOf(classes: readonly Class[]): NonNullable<ModelRequest['response_schema']> {
  return {
    name: 'class',
    schema: {
      type: 'object',
      properties: { class_id: { type: 'string', enum: classes.map((item) => item.id) } },
      required: ['class_id'],
      additionalProperties: false,
    },
  }
}

/** By id in the JSON that was asked for, else by the one name or id that the answer mentions. */
function chosenClass(text: string, classes: readonly Class[]): Class | undefined {
  const { answer } = splitThinking(text)
  const named = namedClass(answer)
  const exact = classes.find((item) => item.id === named || item.name.trim() === named?.trim())
  if (exact) return exact
  const mentioned = classes.filter(
    (item) => answer.includes(item.id) || (item.name !== '' && answer.includes(item.name)),
  )
  return mentioned.length === 1 ? mentioned[0] : undefined
}

function namedClass(answer: string): string | undefined {
  try {
    const value = parseJsonAnswer(answer, { type: 'object' })
    if (!isRecord(value)) return undefined
    const id = value.class_id ?? value.category_id ?? value.class_name ?? value.category_name
    return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined
  } catch {
    return answer.trim()
  }
}
