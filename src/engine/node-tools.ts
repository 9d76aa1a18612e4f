import { isRecord } from '@/lib/is-record'
import type { Component, FieldDefinition, NodeInputs } from './component'
import type { NodeRun } from './node-run'
import { textOf } from './text-of'
import type { JsonValue, ToolValue, Value } from './values'

type Schema = ToolValue['input_schema']

/** The tools that a node offers to an agent: those that its component names, else the node itself. */
export async function nodeTools(component: Component, inputs: NodeInputs, node: NodeRun): Promise<Value> {
  if (component.tools) return component.tools(inputs, node)
  const { definition, handler } = component
  const fields = node.planned.fields.filter((field) => field.tool_mode === true)
  const { description, tools_metadata } = node.planned.node.config
  const words = toolWords(tools_metadata)
  if (words === 'off') return []
  const own = typeof description === 'string' && description !== '' ? description : definition.description
  const tool: ToolValue = {
    kind: 'tool',
    name: toolName(words?.name || node.node_name),
    description: words?.description || own,
    input_schema: schemaOf(fields),
    async call(args, signal) {
      const given = Object.fromEntries(
        fields.flatMap((field) => {
          const value = args[field.name]
          return value === undefined ? [] : [[field.name, value]]
        }),
      )
      const result = await handler({ ...inputs, ...given }, node.forCall(signal))
      return firstOutput(result.outputs)
    },
  }
  return [tool]
}

/** What the author called the tool and says of it; `off` when all of the node's tools are switched off. */
function toolWords(metadata: unknown): { name: string; description: string } | 'off' | undefined {
  const rows = Array.isArray(metadata) ? metadata.filter(isRecord) : []
  if (rows.length === 0) return undefined
  const row = rows.find((item) => item.status !== false)
  if (!row) return 'off'
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return { name: text(row.name), description: text(row.description) }
}

/** A name that models accept. */
export function toolName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9_-]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 64)
  return plain === '' ? 'tool' : plain
}

function schemaOf(fields: readonly FieldDefinition[]): Schema {
  const properties: { [key: string]: JsonValue } = {}
  for (const field of fields) {
    const type = jsonType(field)
    properties[field.name] = {
      ...(field.list ? { type: 'array', items: { type } } : { type }),
      description: field.info ?? field.display_name,
      ...(field.options ? { enum: [...field.options] } : {}),
    }
  }
  return {
    type: 'object',
    properties,
    required: fields.filter((field) => field.required || field.default === undefined).map((field) => field.name),
  }
}

function jsonType(field: FieldDefinition): string {
  switch (field.type) {
    case 'integer':
      return 'integer'
    case 'number':
    case 'slider':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'key_value':
      return 'object'
    default:
      return 'string'
  }
}

/** What the model is told: the only output, or all of them by name. */
function firstOutput(outputs: Record<string, Value>): Value {
  const values = Object.values(outputs)
  if (values.length <= 1) return values[0] ?? ''
  const texts = new Set(values.map((value) => (isRecord(value) ? textOf(value) : JSON.stringify(value))))
  return texts.size === 1 ? (values[0] ?? '') : textOf(values[0])
}
