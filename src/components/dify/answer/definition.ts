import { field, flowNode, output } from '../flow-node'
import { templateParts } from '../selectors'

export const answer = flowNode({
  type: 'answer',
  display_name: 'Answer',
  description: 'Says something in the conversation, while it is still being written.',
  icon: 'message-square',
  category: 'input_output',
  output_type: 'chat',
  fields: [
    field('answer', 'Answer', 'prompt', {
      info: 'Text with {{#node.output#}} for values of other nodes.',
      default: '',
    }),
    field('variables', 'Variables', 'table', { advanced: true, default: [] }),
  ],
  outputs: [output('answer', 'Answer', 'Message')],
  response: (config) => (typeof config.answer === 'string' ? templateParts(config.answer) : []),
  summary: (config) => (typeof config.answer === 'string' && config.answer !== '' ? config.answer : undefined),
})
