import type { ComponentDefinition, FieldDefinition, OutputDefinition } from './component'

/** All fields of a node: those of its component and those derived from its values, as a prompt's variables are. */
export function fieldsOf(definition: ComponentDefinition, config: Record<string, unknown>): readonly FieldDefinition[] {
  if (!definition.dynamic_fields) return definition.fields
  const names = new Set(definition.fields.map((field) => field.name))
  return [...definition.fields, ...definition.dynamic_fields(config).filter((field) => !names.has(field.name))]
}

/** All outputs of a node: those of its component and those that follow from its values. */
export function outputsOf(
  definition: ComponentDefinition,
  config: Record<string, unknown>,
): readonly OutputDefinition[] {
  if (!definition.dynamic_outputs) return definition.outputs
  const names = new Set(definition.outputs.map((output) => output.name))
  return [...definition.outputs, ...definition.dynamic_outputs(config).filter((output) => !names.has(output.name))]
}
