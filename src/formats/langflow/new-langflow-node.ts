import type { ComponentDefinition } from '@/engine/component'
import { fieldsOf } from '@/engine/fields-of'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { type TemplateField, templateField } from './template-field'
import { type ComponentTemplate, toComponentTemplate } from './to-component-template'

/** A node as it is stored in a flow's `data.nodes`. */
export interface LangflowNode {
  id: string
  type: 'genericNode' | 'noteNode'
  position: { x: number; y: number }
  data: {
    id: string
    type: string
    node: ComponentTemplate
    showNode: boolean
    selected_output?: string
  }
}

export interface NewNodeOptions {
  /** Unique on the canvas, by custom of the form `ChatInput-a1B2c`. */
  id: string
  position: { x: number; y: number }
  /** Field values by field name; what is not named stays at its default. A note's text is `description`. */
  config?: Record<string, unknown>
  /** Fields whose value is the name of a stored variable. */
  variables?: readonly string[]
  /** What the author calls it. Default: the component's name. */
  name?: string
}

/** A new node in stored form. */
export function newLangflowNode(definition: ComponentDefinition, options: NewNodeOptions): LangflowNode {
  const node = toComponentTemplate(definition)
  if (options.name !== undefined) node.display_name = options.name
  const first = definition.outputs[0]
  const created: LangflowNode = {
    id: options.id,
    type: definition.inert ? 'noteNode' : 'genericNode',
    position: options.position,
    data: {
      id: options.id,
      type: definition.type,
      node,
      showNode: true,
      ...(first ? { selected_output: first.name } : {}),
    },
  }
  if (definition.inert) {
    const { description } = options.config ?? {}
    node.description = typeof description === 'string' ? description : ''
    node.display_name = options.name ?? ''
    return created
  }
  return withNodeConfig(created, definition, options.config ?? {}, options.variables ?? [])
}

/**
 * The node with other field values. Fields that follow from a value (a prompt's variables) appear and disappear with it;
 * everything else of the stored node, known here or not, stays as it is. A new object; the old one is not changed.
 */
export function withNodeConfig<T extends { data: { node: { template: Record<string, unknown> } } }>(
  stored: T,
  definition: ComponentDefinition,
  config: Readonly<Record<string, unknown>>,
  variables: readonly string[] = [],
): T {
  const { node } = stored.data
  const before = fieldsOf(definition, valuesOf(node.template))
  const template = { ...node.template }
  for (const [key, value] of Object.entries(config)) {
    const name = storedName(definition, template, key)
    const field = template[name]
    const base = isRecord(field) ? field : definedField(definition, name, { ...valuesOf(template), ...config })
    template[name] = { ...base, value: toJson(value), load_from_db: variables.includes(key) }
  }
  const after = fieldsOf(definition, valuesOf(template))
  const names = new Set(after.map((field) => field.name))
  for (const field of before) if (!names.has(field.name)) delete template[field.name]
  // Only those: a field of the component itself that is not there may stand in the node under an older name.
  const dynamic = after.slice(definition.fields.length)
  for (const field of dynamic) template[field.name] ??= templateField(field)
  const custom_fields = definition.dynamic_fields
    ? { custom_fields: { template: dynamic.map((field) => field.name) } }
    : {}
  return { ...stored, data: { ...stored.data, node: { ...node, ...custom_fields, template } } }
}

/** The name under which the node holds a field: an older one when that is what it has. */
function storedName(definition: ComponentDefinition, template: Record<string, unknown>, name: string): string {
  if (isRecord(template[name])) return name
  const aliases = definition.fields.find((field) => field.name === name)?.aliases
  return aliases?.find((alias) => isRecord(template[alias])) ?? name
}

function definedField(definition: ComponentDefinition, name: string, values: Record<string, unknown>): TemplateField {
  const field = fieldsOf(definition, values).find((item) => item.name === name)
  return templateField(field ?? { name, display_name: name, type: 'text' })
}

function valuesOf(template: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(template).flatMap(([name, field]) => (isRecord(field) ? [[name, field.value]] : [])),
  )
}
