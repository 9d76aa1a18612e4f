import type { ComponentDefinition, FieldDefinition, JsonValue } from '@/engine'
import { fieldsOf } from '@/engine/fields-of'

/** The value that a field has: the author's, else the component's default. */
export function fieldValue(field: FieldDefinition, config: Readonly<Record<string, unknown>>): unknown {
  if (Object.hasOwn(config, field.name)) return config[field.name]
  const alias = field.aliases?.find((name) => Object.hasOwn(config, name))
  return alias === undefined ? field.default : config[alias]
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
