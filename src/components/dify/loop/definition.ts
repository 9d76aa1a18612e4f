import { isRecord } from '@/lib/is-record'
import { field, flowNode, output } from '../flow-node'

export const loop = flowNode({
  type: 'loop',
  display_name: 'Loop',
  description: 'Does the nodes inside again and again, with variables that they change, until a condition holds.',
  icon: 'refresh-cw',
  category: 'logic',
  container: true,
  fields: [
    field('loop_count', 'At most', 'integer', { info: 'Turns.', default: 10, min: 0, max: 10_000 }),
    field('loop_variables', 'Loop Variables', 'table', { default: [] }),
    field('break_conditions', 'Until', 'table', { info: 'When these hold the loop ends.', default: [] }),
    field('logical_operator', 'All or any', 'select', { options: ['and', 'or'], default: 'and' }),
    field('start_node_id', 'First Node', 'text', { advanced: true }),
    field('outputs', 'Outputs', 'table', { advanced: true }),
    field('error_handle_mode', 'When a turn fails', 'text', { advanced: true }),
  ],
  outputs: [output('loop_round', 'Turns', 'Any')],
  dynamic_outputs: (config) =>
    Array.isArray(config.loop_variables)
      ? config.loop_variables.flatMap((variable) =>
          isRecord(variable) && typeof variable.label === 'string'
            ? [output(variable.label, variable.label, 'Any')]
            : [],
        )
      : [],
})

export const loopStart = flowNode({
  type: 'loop-start',
  display_name: 'Turn',
  description: 'Where each turn of a loop begins.',
  icon: 'house',
  category: 'logic',
  entry: 'turn',
  fields: [],
})

export const loopEnd = flowNode({
  type: 'loop-end',
  display_name: 'Exit Loop',
  description: 'Ends the loop around it.',
  icon: 'log-out',
  category: 'logic',
  control_ports: () => [],
  fields: [],
})
