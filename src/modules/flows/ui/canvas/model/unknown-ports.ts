import { isRecord } from '@/lib/is-record'
import { strays } from './component-view'
import type { NodeWires, PortView } from './node-view'
import { portTypes } from './port-look'
import { asText, asTexts, at } from './record'
import type { StoredNode } from './stored-flow'
import { nodeTemplate } from './stored-node'

/** The ports of a component that is not installed here, as far as its stored form tells. */
export function unknownPorts(node: StoredNode, wires: NodeWires): { inputs: PortView[]; outputs: PortView[] } {
  const inputs = Object.entries(nodeTemplate(node)).flatMap(([name, field]): PortView[] => {
    const types = asTexts(at(field, 'input_types'))
    const wired = wires.inputs.has(name)
    if (!isRecord(field) || types.length === 0) return []
    if (!wired && (field.advanced === true || field.show === false)) return []
    return [port(name, asText(field.display_name) || name, types, field.list === true, wired)]
  })
  const stored = at(node, 'data', 'node', 'outputs')
  const outputs = (Array.isArray(stored) ? stored : []).flatMap((output: unknown): PortView[] => {
    const name = asText(at(output, 'name'))
    if (name === undefined) return []
    const label = asText(at(output, 'display_name')) ?? name
    return [port(name, label, asTexts(at(output, 'types')), true, wires.outputs.has(name))]
  })
  const names = (ports: readonly PortView[]) => new Set(ports.map(({ name }) => name))
  // Of a component that is not known a wire's port cannot be called wrong.
  const extra = (wired: ReadonlySet<string>, known: ReadonlySet<string>) =>
    strays(wired, known).map((stray) => ({ ...stray, stray: false }))
  return {
    inputs: [...inputs, ...extra(wires.inputs, names(inputs))],
    outputs: [...outputs, ...extra(wires.outputs, names(outputs))],
  }
}

function port(name: string, label: string, types: readonly string[], multiple: boolean, wired: boolean): PortView {
  return { name, label, types: portTypes(types), multiple, wired, stray: false }
}
