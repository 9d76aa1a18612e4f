import type { ComponentDefinition } from '@/engine'

/** Finds a component's definition by its name or one of its aliases. */
export type DefinitionIndex = (type: string) => ComponentDefinition | undefined

export function indexDefinitions(definitions: readonly ComponentDefinition[]): DefinitionIndex {
  const byName = new Map<string, ComponentDefinition>()
  for (const definition of definitions) {
    for (const alias of definition.aliases ?? []) byName.set(alias, definition)
  }
  for (const definition of definitions) byName.set(definition.type, definition)
  return (type) => byName.get(type)
}
