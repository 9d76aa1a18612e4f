import type { ComponentDefinition } from '@/engine/component'

export const calculator: ComponentDefinition = {
  type: 'CalculatorComponent',
  aliases: ['Calculator', 'CalculatorTool'],
  display_name: 'Calculator',
  description: 'Works out an arithmetic expression.',
  icon: 'calculator',
  category: 'tools',
  fields: [
    {
      name: 'expression',
      display_name: 'Expression',
      type: 'text',
      info: 'An arithmetic expression with + - * / // % ** and parentheses, e.g. 4*4*(33/22)+12-20.',
      required: true,
      default: '',
      input_types: ['Message'],
      tool_mode: true,
    },
    {
      name: 'llm',
      display_name: 'Language Model',
      type: 'handle',
      info: 'Older flows connect one; the calculation needs none.',
      input_types: ['LanguageModel'],
      advanced: true,
    },
  ],
  outputs: [
    { name: 'result', display_name: 'Result', types: ['Data'] },
    { name: 'api_run_model', display_name: 'Data', types: ['Data'] },
  ],
  summary: ({ expression }) => (typeof expression === 'string' && expression !== '' ? expression : undefined),
}
