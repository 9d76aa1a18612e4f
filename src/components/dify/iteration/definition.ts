import { field, flowNode, output } from '../flow-node'

export const iteration = flowNode({
  type: 'iteration',
  display_name: 'Iteration',
  description: 'Does the nodes inside once for each item of a list.',
  icon: 'repeat',
  category: 'logic',
  container: true,
  fields: [
    field('iterator_selector', 'Input', 'table', { info: 'The list.', default: [] }),
    field('output_selector', 'Output', 'table', { info: 'What each turn gives.', default: [] }),
    field('is_parallel', 'Parallel', 'boolean', {
      info: 'Items side by side instead of one after the other.',
      default: false,
    }),
    field('parallel_nums', 'At Once', 'integer', { default: 10, min: 1, max: 100, advanced: true }),
    field('error_handle_mode', 'When a turn fails', 'select', {
      options: ['terminated', 'continue-on-error', 'remove-abnormal-output'],
      default: 'terminated',
      advanced: true,
    }),
    field('flatten_output', 'Flatten', 'boolean', {
      info: 'Lists that the turns give become one list.',
      default: true,
      advanced: true,
    }),
    field('start_node_id', 'First Node', 'text', { advanced: true }),
    field('output_type', 'Output Type', 'text', { advanced: true }),
    field('iterator_input_type', 'Input Type', 'text', { advanced: true }),
  ],
  outputs: [output('output', 'Output', 'Any')],
})

export const iterationStart = flowNode({
  type: 'iteration-start',
  display_name: 'Turn',
  description: 'Where each turn of an iteration begins.',
  icon: 'house',
  category: 'logic',
  entry: 'turn',
  fields: [],
})
