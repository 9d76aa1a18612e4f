import type { ResponsePart } from '@/engine/component'
import { field, flowNode } from '../flow-node'
import { namedValues } from '../named-values'

export const end = flowNode({
  type: 'end',
  display_name: 'End',
  description: 'What the flow gives back.',
  icon: 'flag',
  category: 'input_output',
  output_type: 'text',
  control_ports: () => [],
  fields: [field('outputs', 'Outputs', 'table', { info: 'Names and the values that they take.', default: [] })],
  response: (config) => {
    const selectors = namedValues(config.outputs).map((item) => ({ selector: item.value_selector }))
    return selectors.flatMap((part, index): ResponsePart[] => (index === 0 ? [part] : [{ text: '\n' }, part]))
  },
  dynamic_outputs: (config) =>
    namedValues(config.outputs).map(({ variable }) => ({ name: variable, display_name: variable, types: ['Any'] })),
  summary: (config) =>
    namedValues(config.outputs)
      .map((item) => item.variable)
      .join(', ') || undefined,
})
