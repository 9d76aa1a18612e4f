import { definitions } from '@/components/definitions'
import { type ComponentTemplate, toComponentTemplate } from './to-component-template'

/** The components that are offered, as `GET /api/v1/all` gives them: category, then type, then template. */
export function buildComponentCatalog(): Record<string, Record<string, ComponentTemplate>> {
  const catalog: Record<string, Record<string, ComponentTemplate>> = {}
  for (const definition of definitions) {
    if (definition.inert || definition.hidden) continue
    const category = catalog[definition.category] ?? {}
    category[definition.type] = toComponentTemplate(definition)
    catalog[definition.category] = category
  }
  return catalog
}
