import { findModelProvider } from '@/components/language-model/providers'
import type { ChatTurn, ModelRequest } from '@/engine/ports'
import type { ModelRef } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import type { ProviderModel } from './open-model'

type Options = Omit<Parameters<ProviderModel['doStream']>[0], 'prompt' | 'abortSignal'>
type Schema = Extract<NonNullable<Options['tools']>[number], { type: 'function' }>['inputSchema']

/** How an answer in a schema is asked for: the provider promises the schema, or JSON, or is only told. */
export type SchemaMode = 'schema' | 'object' | 'words'

/** What the provider of a model can promise about the form of its answers. */
export function schemaMode(ref: ModelRef): SchemaMode {
  return findModelProvider(ref.provider)?.structured ?? 'schema'
}

/** Settings, tools and the form of the answer, for the AI SDK's providers. */
export function callOptions(request: ModelRequest, mode: SchemaMode): Options {
  const { model: ref, tools, response_schema } = request
  return {
    ...settingsOf(ref),
    ...(tools?.length ? { tools: tools.map(toolOf) } : {}),
    ...(response_schema && mode !== 'words' ? formatOf(response_schema, mode) : {}),
  }
}

/** Where the provider does not promise the schema, it is asked for in words, as one more instruction. */
export function schemaTurns(request: ModelRequest, mode: SchemaMode): ChatTurn[] {
  const { turns, response_schema } = request
  if (!response_schema || mode === 'schema') return turns
  const words = `Answer with a single JSON object and nothing else, no code fence. It has to be valid against this JSON Schema:\n${JSON.stringify(response_schema.schema)}`
  const [first, ...rest] = turns
  if (first?.role === 'system') return [{ role: 'system', content: `${first.content}\n\n${words}` }, ...rest]
  return [{ role: 'system', content: words }, ...turns]
}

function settingsOf(ref: ModelRef): Options {
  return {
    ...(ref.temperature === undefined ? {} : { temperature: ref.temperature }),
    ...(ref.max_tokens === undefined ? {} : { maxOutputTokens: ref.max_tokens }),
    ...(ref.top_p === undefined ? {} : { topP: ref.top_p }),
    ...(ref.frequency_penalty === undefined ? {} : { frequencyPenalty: ref.frequency_penalty }),
    ...(ref.presence_penalty === undefined ? {} : { presencePenalty: ref.presence_penalty }),
    ...(ref.seed === undefined ? {} : { seed: ref.seed }),
    ...(ref.stop?.length ? { stopSequences: ref.stop } : {}),
  }
}

function toolOf(tool: NonNullable<ModelRequest['tools']>[number]) {
  const { name, description, input_schema } = tool
  return { type: 'function' as const, name, description, inputSchema: schemaOf(input_schema) }
}

function formatOf(wanted: NonNullable<ModelRequest['response_schema']>, mode: SchemaMode): Options {
  if (mode === 'object') return { responseFormat: { type: 'json' } }
  const strictJsonSchema = isStrict(wanted.schema)
  return {
    responseFormat: { type: 'json', name: safeName(wanted.name), schema: schemaOf(wanted.schema) },
    providerOptions: { openai: { strictJsonSchema }, openaiCompatible: { strictJsonSchema } },
  }
}

/** OpenAI's strict mode refuses schemas in which a property may be left out or added; those are sent as a wish. */
function isStrict(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isStrict)
  if (!isRecord(schema)) return true
  if (isRecord(schema.properties)) {
    const required = Array.isArray(schema.required) ? schema.required : []
    if (schema.additionalProperties !== false) return false
    if (!Object.keys(schema.properties).every((name) => required.includes(name))) return false
  }
  return Object.values(schema).every(isStrict)
}

const safeName = (name: string) => name.replaceAll(/[^\w-]+/g, '_').slice(0, 64) || 'answer'

/** JSON Schema is plain JSON of any shape; the provider judges it. */
function schemaOf(schema: unknown): Schema {
  return isSchema(schema) ? schema : {}
}

function isSchema(value: unknown): value is Extract<Schema, object> {
  return isRecord(value)
}
