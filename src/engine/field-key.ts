import type { FieldDefinition } from './component'

/** The name under which an author's value is stored: the field's own, else an older one that holds something. */
export function fieldKey(
  field: Pick<FieldDefinition, 'name' | 'aliases'>,
  config: Readonly<Record<string, unknown>>,
): string {
  const names = [field.name, ...(field.aliases ?? [])].filter((name) => Object.hasOwn(config, name))
  return names.find((name) => config[name] !== null && config[name] !== '') ?? names[0] ?? field.name
}
