import type { ComponentDefinition, OutputDefinition } from '@/engine/component'
import type { Json } from '@/lib/to-json'
import { type TemplateField, templateField } from './template-field'

/** A component in Langflow's own form: what its node carries and what `GET /api/v1/all` lists. */
export interface ComponentTemplate {
  template: Record<string, TemplateField | string>
  base_classes: string[]
  outputs: Record<string, Json | undefined>[]
  display_name: string
  description: string
  icon: string
  documentation: string
  beta: boolean
  legacy: boolean
  edited: boolean
  frozen: boolean
  pinned: boolean
  minimized: boolean
  tool_mode: boolean
  field_order: string[]
  custom_fields: Record<string, string[]>
  conditional_paths: string[]
  output_types: string[]
  metadata: Record<string, Json | undefined>
}

/** The definition as a component template, every field at its default. */
export function toComponentTemplate(definition: ComponentDefinition): ComponentTemplate {
  const template: Record<string, TemplateField | string> = { _type: 'Component' }
  for (const field of definition.fields) template[field.name] = templateField(field)
  return {
    template,
    base_classes: [...new Set(definition.outputs.flatMap((output) => output.types))],
    outputs: definition.outputs.map((output) => templateOutput(output, definition.loop?.item === output.name)),
    display_name: definition.display_name,
    description: definition.description,
    icon: definition.icon,
    documentation: '',
    beta: false,
    legacy: false,
    edited: false,
    frozen: false,
    pinned: false,
    minimized: false,
    tool_mode: false,
    field_order: definition.fields.map((field) => field.name),
    custom_fields: {},
    conditional_paths: [],
    output_types: [],
    metadata: {
      category: definition.category,
      keywords: [...(definition.aliases ?? [])],
      capabilities: [...(definition.capabilities ?? [])],
    },
  }
}

function templateOutput(output: OutputDefinition, allows_loop: boolean): Record<string, Json | undefined> {
  return {
    allows_loop,
    cache: true,
    display_name: output.display_name,
    group_outputs: output.branch_group !== undefined,
    hidden: null,
    method: output.name,
    name: output.name,
    options: null,
    required_inputs: null,
    selected: output.types[0] ?? null,
    tool_mode: true,
    types: [...output.types],
    value: '__UNDEFINED__',
  }
}
