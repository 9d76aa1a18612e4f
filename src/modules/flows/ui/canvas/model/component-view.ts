import type { ComponentDefinition, OutputDefinition } from '@/engine'
import { fieldsOf, outputsOf } from '@/engine/fields-of'
import { TOOL_PORT, toolOutput } from '@/engine/tool-port'
import { isFieldShown } from './field-value'
import type { ComponentView, NodeWires, PortView } from './node-view'
import type { StoredNode } from './stored-flow'
import { nodeName, readConfig } from './stored-node'
import { offersTool } from './tool-mode'

/** A node of a component that is installed here. */
export function componentView(node: StoredNode, definition: ComponentDefinition, wires: NodeWires): ComponentView {
  const config = readConfig(node)
  const all = fieldsOf(definition, config)
  const fields = all.filter((field) => (field.input_types?.length ?? 0) > 0)
  const isWired = (names: readonly string[], ends: ReadonlySet<string>) => names.some((name) => ends.has(name))
  const inputs = fields.flatMap((field): PortView[] => {
    const wired = isWired([field.name, ...(field.aliases ?? [])], wires.inputs)
    if (!wired && (field.advanced || !isFieldShown(field, definition, config))) return []
    return [
      {
        name: field.name,
        label: field.display_name,
        types: field.input_types ?? [],
        multiple: field.list ?? false,
        wired,
        stray: false,
      },
    ]
  })
  const given = [...outputsOf(definition, config), ...toolPort(definition, wires)]
  const outputs = given.map(
    (output): PortView => ({
      name: output.name,
      label: output.display_name,
      types: output.types,
      multiple: true,
      wired: wires.outputs.has(output.name),
      stray: false,
    }),
  )
  const knownInputs = new Set(fields.flatMap((field) => [field.name, ...(field.aliases ?? [])]))
  const knownOutputs = new Set(given.map((output) => output.name))
  return {
    kind: 'component',
    family: 'value',
    shape: 'card',
    id: node.id,
    type: definition.type,
    title: nodeName(node) ?? definition.display_name,
    description: definition.description,
    icon: definition.icon,
    definition,
    summary: definition.summary?.(config),
    fields: all,
    inputs: [...inputs, ...strays(wires.inputs, knownInputs)],
    outputs: [...outputs, ...strays(wires.outputs, knownOutputs)],
  }
}

/** Ports that only a wire knows of: shown, so that the wire is not lost from sight. */
export function strays(wired: ReadonlySet<string>, known: ReadonlySet<string>): PortView[] {
  return [...wired]
    .filter((name) => !known.has(name))
    .map((name) => ({ name, label: name, types: ['Any'], multiple: true, wired: true, stray: true }))
}

/** Any component can be an agent's tool; those that are made for it offer it, the others once a wire says so. */
function toolPort(definition: ComponentDefinition, wires: NodeWires): OutputDefinition[] {
  return wires.outputs.has(TOOL_PORT) || offersTool(definition) ? [toolOutput] : []
}
