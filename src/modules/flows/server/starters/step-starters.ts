import { stepGraph } from './step-graph'

const offline = { provider: 'offline', name: 'offline', mode: 'chat', completion_params: {} }

/** Starters made of steps, which are ordered by wires and read each other by name. */
export const stepStarters = [
  {
    key: 'digest',
    name: 'Work through a list',
    description: 'A form, a decision, one turn for each line of a list, and a text made of all of them.',
    icon: 'list-checks',
    data: stepGraph(
      'workflow',
      [
        {
          id: '1760000000001',
          type: 'start',
          title: 'Start',
          at: [0, 1],
          settings: {
            variables: [
              { variable: 'topics', label: 'Topics, one a line', type: 'paragraph', required: true, max_length: 5000 },
              {
                variable: 'form',
                label: 'Form of the answer',
                type: 'select',
                required: true,
                options: ['list', 'report'],
                default: 'list',
              },
            ],
          },
        },
        {
          id: '1760000000002',
          type: 'code',
          title: 'Lines',
          at: [1, 1],
          settings: {
            code_language: 'javascript',
            code: "function main({ text }) {\n  return { lines: text.split('\\n').map((line) => line.trim()).filter(Boolean) }\n}\n",
            variables: [{ variable: 'text', value_selector: ['1760000000001', 'topics'] }],
            outputs: { lines: { type: 'array[string]', children: null } },
          },
        },
        {
          id: '1760000000003',
          type: 'iteration',
          title: 'Each topic',
          at: [2, 0.6],
          settings: {
            iterator_selector: ['1760000000002', 'lines'],
            iterator_input_type: 'array[string]',
            output_selector: ['1760000000004', 'text'],
            output_type: 'array[string]',
            is_parallel: true,
            parallel_nums: 5,
            error_handle_mode: 'terminated',
            flatten_output: true,
          },
        },
        {
          id: '1760000000004',
          type: 'llm',
          title: 'Explain',
          inside: '1760000000003',
          at: [0, 0],
          settings: {
            model: offline,
            prompt_template: [
              { id: 'system', role: 'system', text: 'Explain the topic in one sentence.' },
              { id: 'user', role: 'user', text: '{{#1760000000003.item#}}' },
            ],
            context: { enabled: false, variable_selector: [] },
            vision: { enabled: false },
          },
        },
        {
          id: '1760000000005',
          type: 'if-else',
          title: 'A report?',
          at: [4.2, 1],
          settings: {
            cases: [
              {
                id: 'true',
                case_id: 'true',
                logical_operator: 'and',
                conditions: [
                  {
                    id: 'form',
                    variable_selector: ['1760000000001', 'form'],
                    comparison_operator: 'is',
                    value: 'report',
                    varType: 'string',
                  },
                ],
              },
            ],
          },
        },
        {
          id: '1760000000006',
          type: 'template-transform',
          title: 'Report',
          at: [5.2, 0.4],
          settings: {
            template:
              '# Report\n{% for line in lines %}\n## {{ loop.index }}. {{ line }}\n\n{{ texts[loop.index0] }}\n{% endfor %}',
            variables: [
              { variable: 'lines', value_selector: ['1760000000002', 'lines'] },
              { variable: 'texts', value_selector: ['1760000000003', 'output'] },
            ],
          },
        },
        {
          id: '1760000000007',
          type: 'template-transform',
          title: 'List',
          at: [5.2, 1.6],
          settings: {
            template: '{% for text in texts %}- {{ text }}\n{% endfor %}',
            variables: [{ variable: 'texts', value_selector: ['1760000000003', 'output'] }],
          },
        },
        {
          id: '1760000000008',
          type: 'variable-aggregator',
          title: 'Whichever it was',
          at: [6.2, 1],
          settings: {
            output_type: 'string',
            variables: [
              ['1760000000006', 'output'],
              ['1760000000007', 'output'],
            ],
          },
        },
        {
          id: '1760000000009',
          type: 'end',
          title: 'End',
          at: [7.2, 1],
          settings: {
            outputs: [{ variable: 'text', value_selector: ['1760000000008', 'output'], value_type: 'string' }],
          },
        },
      ],
      [
        '1760000000001 -> 1760000000002',
        '1760000000002 -> 1760000000003',
        '1760000000003start -> 1760000000004',
        '1760000000003 -> 1760000000005',
        '1760000000005.true -> 1760000000006',
        '1760000000005.false -> 1760000000007',
        '1760000000006 -> 1760000000008',
        '1760000000007 -> 1760000000008',
        '1760000000008 -> 1760000000009',
      ],
    ),
  },
  {
    key: 'reception',
    name: 'Assistant that sorts questions',
    description: 'A model decides what a message is about; each kind gets an answer of its own.',
    icon: 'waypoints',
    data: stepGraph(
      'advanced-chat',
      [
        { id: '1760000000011', type: 'start', title: 'Start', at: [0, 1], settings: { variables: [] } },
        {
          id: '1760000000012',
          type: 'question-classifier',
          title: 'What is it about?',
          at: [1, 1],
          settings: {
            query_variable_selector: ['sys', 'query'],
            model: offline,
            classes: [
              { id: 'other', name: 'Anything else' },
              { id: 'refund', name: 'Refunds and returns' },
              { id: 'delivery', name: 'Delivery and orders' },
            ],
            instruction: '',
            topics: [],
            vision: { enabled: false },
          },
        },
        {
          id: '1760000000013',
          type: 'answer',
          title: 'About refunds',
          at: [2.1, 1],
          settings: {
            answer: 'Refunds take three working days. Send us your order number and we will start one.',
            variables: [],
          },
        },
        {
          id: '1760000000014',
          type: 'answer',
          title: 'About deliveries',
          at: [2.1, 2],
          settings: { answer: 'Orders leave the same day and take two days to arrive.', variables: [] },
        },
        {
          id: '1760000000015',
          type: 'llm',
          title: 'Think about it',
          at: [2.1, 0],
          settings: {
            model: offline,
            prompt_template: [{ id: 'system', role: 'system', text: 'Answer briefly and in plain words.' }],
            memory: { window: { enabled: true, size: 10 }, query_prompt_template: '{{#sys.query#}}' },
            context: { enabled: false, variable_selector: [] },
            vision: { enabled: false },
          },
        },
        {
          id: '1760000000016',
          type: 'answer',
          title: 'Answer',
          at: [3.1, 0],
          settings: { answer: '{{#1760000000015.text#}}', variables: [] },
        },
      ],
      [
        '1760000000011 -> 1760000000012',
        '1760000000012.refund -> 1760000000013',
        '1760000000012.delivery -> 1760000000014',
        '1760000000012.other -> 1760000000015',
        '1760000000015 -> 1760000000016',
      ],
    ),
  },
]
