import type { JsonValue } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'

/** Schemas that refer to themselves end here. */
const MAX_DEPTH = 12

/**
 * A small value that is valid against a JSON Schema, filled from a text: choices and numbers that the text names, else the
 * schema's own default, else the text itself.
 */
export function offlineSample(schema: unknown, text: string, root: unknown = schema, depth = 0): JsonValue {
  if (!isRecord(schema) || depth > MAX_DEPTH) return text
  if (typeof schema.$ref === 'string') return offlineSample(resolve(schema.$ref, root), text, root, depth + 1)
  if (schema.const !== undefined) return toJson(schema.const)
  if (Array.isArray(schema.enum)) return chosen(schema.enum, text)
  const variants = schema.anyOf ?? schema.oneOf
  if (Array.isArray(variants)) {
    const first = variants.find((variant) => isRecord(variant) && variant.type !== 'null') ?? variants[0]
    return offlineSample(first, text, root, depth + 1)
  }
  const type = Array.isArray(schema.type) ? schema.type.find((name) => name !== 'null') : schema.type
  if (type === 'object' || isRecord(schema.properties)) return sampleObject(schema, text, root, depth)
  if (type === 'array') return schema.items === undefined ? [] : [offlineSample(schema.items, text, root, depth + 1)]
  if (type === 'number' || type === 'integer') return sampleNumber(schema, text, type)
  if (type === 'boolean') return schema.default === true
  if (type === 'null') return null
  return sampleText(schema, text)
}

function sampleObject(schema: Record<string, unknown>, text: string, root: unknown, depth: number): JsonValue {
  const properties = isRecord(schema.properties) ? schema.properties : {}
  const required = Array.isArray(schema.required) ? schema.required : Object.keys(properties)
  const sample: Record<string, JsonValue> = {}
  for (const name of Object.keys(properties)) {
    if (required.includes(name)) sample[name] = offlineSample(properties[name], text, root, depth + 1)
  }
  return sample
}

/** The choice that the text names, or the first. */
function chosen(choices: unknown[], text: string): JsonValue {
  const low = text.toLowerCase()
  const named = choices.find((choice) => typeof choice === 'string' && low.includes(choice.toLowerCase()))
  return toJson(named ?? choices[0])
}

function sampleNumber(schema: Record<string, unknown>, text: string, type: 'number' | 'integer'): number {
  const found = Number(text.match(/-?\d+(\.\d+)?/)?.[0] ?? schema.default ?? schema.minimum ?? 0)
  const whole = type === 'integer' ? Math.trunc(found) : found
  const least = typeof schema.minimum === 'number' ? Math.max(whole, schema.minimum) : whole
  return typeof schema.maximum === 'number' ? Math.min(least, schema.maximum) : least
}

function sampleText(schema: Record<string, unknown>, text: string): JsonValue {
  const url = text.match(/https?:\/\/[^\s"'<>)]+/)?.[0]
  if (url && (schema.format === 'uri' || /url|link|address/i.test(String(schema.title ?? schema.description ?? '')))) {
    return url
  }
  const value = typeof schema.default === 'string' && text.trim() === '' ? schema.default : text.trim()
  return typeof schema.maxLength === 'number' ? value.slice(0, schema.maxLength) : value
}

function resolve(ref: string, root: unknown): unknown {
  let at: unknown = root
  for (const key of ref.replace(/^#\/?/, '').split('/').filter(Boolean)) at = isRecord(at) ? at[key] : undefined
  return at
}
