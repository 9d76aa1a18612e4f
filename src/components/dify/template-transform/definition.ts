import { field, flowNode, output } from '../flow-node'

export const templateTransform = flowNode({
  type: 'template-transform',
  display_name: 'Template',
  description: 'Writes a text by a Jinja template.',
  icon: 'braces',
  category: 'processing',
  fields: [
    field('variables', 'Variables', 'table', { info: 'Names that the template uses, with their values.', default: [] }),
    field('template', 'Template', 'multiline', {
      info: 'Jinja: {{ name }}, {% for %}, {% if %}, filters.',
      default: '',
    }),
  ],
  outputs: [output('output', 'Output', 'Message')],
  summary: (config) => (typeof config.template === 'string' && config.template !== '' ? config.template : undefined),
})
