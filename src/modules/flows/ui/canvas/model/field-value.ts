import type { ComponentDefinition, FieldDefinition, JsonValue } from '@/engine'
import { fieldsOf } from '@/engine/fields-of'
import { isRecord } from '@/lib/is-record'

/** The value that a field has: the author's, else the component's default. */
export function fieldValue(field: FieldDefinition, config: Readonly<Record<string, unknown>>): unknown {
  const name = [field.name, ...(field.aliases ?? [])].find((key) => Object.hasOwn(config, key))
  if (name === undefined) return field.default
  return field.type === 'select' ? chosen(config[name]) : config[name]
}

/** Imported flows keep some choices as a list of the chosen objects. */
function chosen(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  const first: unknown = value[0]
  return isRecord(first) && typeof first.name === 'string' ? first.name : (first ?? '')
}

/** Whether the field is to be shown, as the values of other fields have it. */
export function isFieldShown(
  field: FieldDefinition,
  definition: ComponentDefinition,
  config: Record<string, unknown>,
): boolean {
  const condition = field.show_when
  if (!condition) return true
  const other = fieldsOf(definition, config).find(({ name }) => name === condition.field)
  const value = other ? fieldValue(other, config) : config[condition.field]
  return condition.in.some((expected: JsonValue) => expected === value)
}
