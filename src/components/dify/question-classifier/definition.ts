import type { ControlPort } from '@/engine/component'
import { field, flowNode, output } from '../flow-node'
import { classesOf } from './classes'

export const questionClassifier = flowNode({
  type: 'question-classifier',
  display_name: 'Question Classifier',
  description: 'Lets a model decide which of several kinds a text is, and goes on accordingly.',
  icon: 'split',
  category: 'logic',
  fields: [
    field('query_variable_selector', 'Text', 'table', { default: [] }),
    field('model', 'Model', 'table', {
      default: { provider: 'offline', name: 'offline', mode: 'chat', completion_params: {} },
    }),
    field('classes', 'Classes', 'table', { default: [] }),
    field('instruction', 'Instruction', 'multiline', { default: '' }),
    field('instructions', 'Instructions', 'multiline', { advanced: true }),
    field('memory', 'Memory', 'table', { advanced: true }),
    field('vision', 'Vision', 'table', { advanced: true }),
    field('topics', 'Topics', 'table', { advanced: true }),
  ],
  outputs: [
    output('class_name', 'Class', 'Message'),
    output('class_id', 'Class Id', 'Any'),
    output('usage', 'Usage', 'Any'),
  ],
  control_ports: (config) =>
    classesOf(config.classes).map((item): ControlPort => ({ name: item.id, label: item.name })),
})
