import type { ComponentDefinition } from '@/engine'
import { toolOutput } from '@/engine/tool-port'
import { typesFit } from './connection'
import { newSettings } from './dify/new-settings'
import { INWARD } from './dify/ways'
import type { PortView } from './node-view'
import { offersTool } from './tool-mode'

/** The components that are offered, by how well they match what was typed: name first, then words of the description. */
export function searchDefinitions(
  definitions: readonly ComponentDefinition[],
  search: string,
): readonly ComponentDefinition[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const offered = definitions.filter((definition) => !definition.hidden)
  if (words.length === 0) return offered
  return offered
    .map((definition) => ({ definition, score: score(definition, words) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ definition }) => definition)
}

function score(definition: ComponentDefinition, words: readonly string[]): number {
  const name = definition.display_name.toLowerCase()
  const others = [definition.type, ...(definition.aliases ?? [])].join(' ').toLowerCase()
  const description = definition.description.toLowerCase()
  let total = 0
  for (const word of words) {
    if (name.startsWith(word)) total += 8
    else if (name.includes(` ${word}`)) total += 6
    else if (name.includes(word)) total += 4
    else if (others.includes(word)) total += 3
    else if (description.includes(word)) total += 1
    else return 0
  }
  return total
}

/** Components that a wire pulled from this port could lead to (from an output) or come from (from an input). */
export function fittingDefinitions(
  definitions: readonly ComponentDefinition[],
  port: PortView,
  side: 'input' | 'output',
): readonly ComponentDefinition[] {
  return definitions.filter((definition) => !definition.hidden && fittingPort(definition, port, side) !== undefined)
}

/** The port of the component that such a wire would join: its first fitting one that is not advanced. */
export function fittingPort(
  definition: ComponentDefinition,
  port: PortView,
  side: 'input' | 'output',
): string | undefined {
  const { control_ports } = definition
  if (control_ports) {
    // What leads from a value to a step only orders them: it can be drawn, but nobody looks for it.
    if (!port.control) return undefined
    if (side === 'input') return control_ports(newSettings(definition))[0]?.name
    return definition.entry === undefined ? INWARD : undefined
  }
  if (port.control) return undefined
  if (side === 'input') {
    const outputs = offersTool(definition) ? [...definition.outputs, toolOutput] : definition.outputs
    return outputs.find((output) => typesFit({ types: output.types }, port))?.name
  }
  const fields = definition.fields.filter((field) => typesFit(port, { input_types: field.input_types ?? [] }))
  return (fields.find((field) => !field.advanced) ?? fields[0])?.name
}
