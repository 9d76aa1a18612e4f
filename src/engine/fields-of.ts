import type { ComponentDefinition, FieldDefinition } from './component'

/** All fields of a node: those of its component and those derived from its values, as a prompt's variables are. */
export function fieldsOf(definition: ComponentDefinition, config: Record<string, unknown>): readonly FieldDefinition[] {
  if (!definition.dynamic_fields) return definition.fields
  const names = new Set(definition.fields.map((field) => field.name))
  return [...definition.fields, ...definition.dynamic_fields(config).filter((field) => !names.has(field.name))]
}
