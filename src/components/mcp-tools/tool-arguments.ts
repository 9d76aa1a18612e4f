import type { NodeInputs } from '@/engine/component'
import { plainValue } from '@/engine/plain-value'
import type { ToolSpec } from '@/engine/ports'
import type { JsonValue } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { keyValues } from '../api-request/key-values'

/**
 * The arguments of a direct call: those under "Arguments", and fields of the node named like the tool's own. Texts are read
 * in the type that the tool's schema asks for; empty ones are left out.
 */
export function toolArguments(spec: ToolSpec, inputs: NodeInputs): { [key: string]: JsonValue } {
  const properties = isRecord(spec.input_schema.properties) ? spec.input_schema.properties : {}
  const args: { [key: string]: JsonValue } = {}
  for (const name of Object.keys(properties)) {
    const value = inputs[name]
    if (value !== undefined && name !== 'arguments') args[name] = plainValue(value)
  }
  for (const [name, value] of keyValues(inputs.arguments) ?? []) args[name] = value
  const filled = Object.entries(args).filter(([, value]) => value !== '' && value !== null)
  return Object.fromEntries(filled.map(([name, value]) => [name, typed(value, properties[name])]))
}

function typed(value: JsonValue, schema: unknown): JsonValue {
  if (typeof value !== 'string') return value
  const types = typesOf(schema)
  if (types.includes('string') || types.length === 0) return value
  if (types.some((type) => type === 'number' || type === 'integer')) {
    const number = Number(value)
    return Number.isFinite(number) ? number : value
  }
  if (types.includes('boolean') && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  try {
    return toJson(JSON.parse(value))
  } catch {
    // The server says what is wrong with it better than we could.
    return value
  }
}

function typesOf(schema: unknown): string[] {
  if (!isRecord(schema)) return []
  const variants = [schema.anyOf, schema.oneOf].find(Array.isArray) ?? []
  return [schema.type, ...variants.map((variant) => (isRecord(variant) ? variant.type : undefined))]
    .flat()
    .filter((type): type is string => typeof type === 'string' && type !== 'null')
}
