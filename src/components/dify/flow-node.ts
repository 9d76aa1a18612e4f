import type { ComponentDefinition, ControlPort, FieldDefinition, OutputDefinition } from '@/engine/component'

/** The port along which a node that takes no decision goes on. */
export const onward: ControlPort = { name: 'source', label: '' }

type Given = Pick<ComponentDefinition, 'type' | 'display_name' | 'description' | 'icon' | 'category' | 'fields'> &
  Partial<ComponentDefinition>

/** The definition of a node that is ordered by control wires and reads other nodes by selectors. */
export function flowNode(given: Given): ComponentDefinition {
  return { outputs: [], control_ports: () => [onward], ...given }
}

export function field(
  name: string,
  display_name: string,
  type: FieldDefinition['type'],
  more: Partial<FieldDefinition> = {},
): FieldDefinition {
  return { name, display_name, type, ...more }
}

export function output(name: string, display_name: string, type: OutputDefinition['types'][number]): OutputDefinition {
  return { name, display_name, types: [type] }
}
