import { z } from 'zod'
import type { Handler, NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import type { ChatTurn } from '@/engine/ports'
import type { JsonValue } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { callModel } from '../../model-call/call-model'
import { parseJsonAnswer } from '../../model-call/parse-json-answer'
import { fillText, valueText } from '../fill-text'
import { MemoryConfig, memoryTurns } from '../model/memory-turns'
import { chosenModelOf, ModelConfig, usageOutput } from '../model/model-config'
import { VisionConfig, withVision } from '../model/vision-parts'
import { parseConfig } from '../parse-config'
import { Selector } from '../selectors'
import { emptyOf } from '../typed-constant'

const Parameter = z.object({
  name: z.string().min(1),
  type: z.string().catch('string'),
  description: z.string().catch(''),
  required: z.boolean().catch(false),
  options: z.array(z.string()).nullish(),
})

type Parameter = z.infer<typeof Parameter>

const Config = z.object({
  query: Selector,
  model: ModelConfig,
  parameters: z.array(Parameter).min(1),
  instruction: z.string().nullish(),
  memory: MemoryConfig,
  vision: VisionConfig,
})

export const parameterExtractorHandler: Handler = async (inputs, context) => {
  const config = parseConfig(Config, inputs, context)
  const query = valueText(context.read(config.query))
  const { model } = await chosenModelOf(config.model, context)
  const schema = schemaOf(config.parameters)
  const turns: ChatTurn[] = [
    { role: 'system', content: instructions(config, schema, context) },
    ...(await memoryTurns(config.memory, context)),
    { role: 'user', content: query },
  ]
  const answer = await callModel(context, {
    model,
    turns: withVision(turns, config.vision, context),
    response_schema: { name: 'parameters', schema },
  })
  const found = extracted(answer.text, config.parameters)
  return {
    outputs: {
      ...found.values,
      __is_success: found.reason === '' ? 1 : 0,
      __reason: found.reason,
      __usage: usageOutput(answer.usage),
    },
    inputs: { query, model: config.model.name },
  }
}

function instructions(config: z.infer<typeof Config>, schema: object, context: NodeContext): string {
  const more = fillText(config.instruction ?? '', context).trim()
  return [
    'Pick the following values out of the text of the user. Leave out what the text does not say; invent nothing.',
    JSON.stringify(schema),
    ...(more === '' ? [] : [`Mind this as well: ${more}`]),
    'Answer with one JSON object and nothing else.',
  ].join('\n')
}

function schemaOf(parameters: readonly Parameter[]): { [key: string]: JsonValue } {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, propertyOf(parameter)])),
    required: parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name),
  }
}

function propertyOf({ type, description, options }: Parameter): { [key: string]: JsonValue } {
  const item = /^array\[(.+)\]$/.exec(type)?.[1]
  if (item) return { type: 'array', items: { type: jsonType(item) }, description }
  return { type: jsonType(type), description, ...(options && options.length > 0 ? { enum: options } : {}) }
}

function jsonType(type: string): string {
  if (type === 'number' || type === 'object') return type
  return type === 'bool' || type === 'boolean' ? 'boolean' : 'string'
}

/** The values in their types; whatever is missing or does not fit is empty, and the reason says so. */
function extracted(text: string, parameters: readonly Parameter[]) {
  const { object, fault } = read(text)
  const values: Record<string, JsonValue> = {}
  const faults = fault === '' ? [] : [fault]
  for (const parameter of parameters) {
    const value = typedValue(object[parameter.name], parameter)
    values[parameter.name] =
      value ?? emptyOf(parameter.type === 'bool' ? 'boolean' : parameter.type === 'select' ? 'string' : parameter.type)
    if (value === undefined && parameter.required && fault === '') faults.push(`"${parameter.name}" was not found.`)
  }
  return { values, reason: faults.join(' ') }
}

function read(text: string): { object: Record<string, unknown>; fault: string } {
  try {
    const value = parseJsonAnswer(text, { type: 'object' })
    return { object: isRecord(value) ? value : {}, fault: '' }
  } catch (error) {
    if (error instanceof EngineError) return { object: {}, fault: error.message }
    throw error
  }
}

function typedValue(value: unknown, { type, options }: Parameter): JsonValue | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (type.startsWith('array')) return z.array(z.json()).safeParse(value).data
  switch (type) {
    case 'number': {
      const number = Number(value)
      return Number.isFinite(number) ? number : undefined
    }
    case 'bool':
    case 'boolean':
      return typeof value === 'boolean' ? value : /^(true|yes|1)$/i.test(String(value))
    case 'select':
      return options?.find((option) => option === String(value))
    default:
      return typeof value === 'string' ? value : z.json().safeParse(value).data
  }
}
