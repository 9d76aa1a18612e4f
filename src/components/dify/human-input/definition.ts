import type { ControlPort } from '@/engine/component'
import { isRecord } from '@/lib/is-record'
import { field, flowNode, output } from '../flow-node'

/** The port along which a form goes on that nobody answered in time. */
export const TIMEOUT_PORT = '__timeout'

export const humanInput = flowNode({
  type: 'human-input',
  display_name: 'Human Input',
  description: 'Waits until a person has filled in a form.',
  icon: 'user-check',
  category: 'logic',
  suspends: true,
  fields: [
    field('form_content', 'Form', 'multiline', {
      info: 'Markdown above the fields; {{#node.output#}} shows values.',
      default: '',
    }),
    field('inputs', 'Fields', 'table', { default: [] }),
    field('user_actions', 'Buttons', 'table', { info: 'Each leads on along its own way.', default: [] }),
    field('timeout', 'Wait', 'integer', { default: 3, min: 1 }),
    field('timeout_unit', 'Unit', 'select', { options: ['minute', 'hour', 'day'], default: 'day' }),
    field('delivery_methods', 'Delivery', 'table', { advanced: true, default: [] }),
    field('resume_message', 'After', 'text', { advanced: true }),
  ],
  outputs: [output('__action_id', 'Action', 'Any'), output('__rendered_content', 'Content', 'Any')],
  dynamic_outputs: (config) =>
    Array.isArray(config.inputs)
      ? config.inputs.flatMap((item) =>
          isRecord(item) && typeof item.output_variable_name === 'string'
            ? [output(item.output_variable_name, item.output_variable_name, 'Any')]
            : [],
        )
      : [],
  control_ports: (config) => [...actionPorts(config.user_actions), { name: TIMEOUT_PORT, label: 'No answer' }],
})

function actionPorts(actions: unknown): ControlPort[] {
  if (!Array.isArray(actions)) return []
  return actions.flatMap((action) =>
    isRecord(action) && typeof action.id === 'string'
      ? [{ name: action.id, label: typeof action.title === 'string' ? action.title : action.id }]
      : [],
  )
}
