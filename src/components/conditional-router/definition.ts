import type { ComponentDefinition } from '@/engine/component'

export const OPERATORS = [
  'equals',
  'not equals',
  'contains',
  'starts with',
  'ends with',
  'regex',
  'less than',
  'less than or equal',
  'greater than',
  'greater than or equal',
] as const

export const conditionalRouter: ComponentDefinition = {
  type: 'ConditionalRouter',
  display_name: 'If-Else',
  description: 'Compares two texts and goes one of two ways.',
  icon: 'split',
  category: 'logic',
  fields: [
    { name: 'input_text', display_name: 'Text Input', type: 'text', required: true, input_types: ['Message'] },
    { name: 'operator', display_name: 'Operator', type: 'select', options: OPERATORS, default: 'equals' },
    { name: 'match_text', display_name: 'Match Text', type: 'text', default: '', input_types: ['Message'] },
    {
      name: 'case_sensitive',
      display_name: 'Case Sensitive',
      type: 'boolean',
      default: true,
      advanced: true,
      show_when: { field: 'operator', in: ['equals', 'not equals', 'contains', 'starts with', 'ends with', 'regex'] },
    },
    {
      name: 'message',
      display_name: 'Message',
      type: 'multiline',
      info: 'What goes on, whichever way is taken. Empty means the text itself.',
      default: '',
      input_types: ['Message'],
      advanced: true,
    },
    {
      name: 'true_case_message',
      display_name: 'Case True',
      type: 'multiline',
      info: 'What goes on when the comparison holds. Empty means the message above, or the text itself.',
      default: '',
      input_types: ['Message'],
      advanced: true,
    },
    {
      name: 'false_case_message',
      display_name: 'Case False',
      type: 'multiline',
      info: 'What goes on when the comparison does not hold. Empty means the message above, or the text itself.',
      default: '',
      input_types: ['Message'],
      advanced: true,
    },
  ],
  outputs: [
    { name: 'true_result', display_name: 'True', types: ['Message'], branch_group: 'result' },
    { name: 'false_result', display_name: 'False', types: ['Message'], branch_group: 'result' },
  ],
  summary: (config) => {
    const { operator, match_text } = config
    return typeof operator === 'string' && typeof match_text === 'string' ? `${operator} “${match_text}”` : undefined
  },
}
