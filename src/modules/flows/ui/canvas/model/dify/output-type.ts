import { isRecord } from '@/lib/is-record'

const fixed: Readonly<Record<string, string>> = {
  'llm.text': 'string',
  'llm.reasoning_content': 'string',
  'llm.structured_output': 'object',
  'llm.usage': 'object',
  'llm.files': 'array[file]',
  'agent.text': 'string',
  'agent.json': 'array[object]',
  'agent.files': 'array[file]',
  'answer.answer': 'string',
  'knowledge-retrieval.result': 'array[object]',
  'question-classifier.class_name': 'string',
  'question-classifier.class_id': 'string',
  'if-else.result': 'boolean',
  'if-else.selected_case_id': 'string',
  'template-transform.output': 'string',
  'parameter-extractor.__is_success': 'number',
  'parameter-extractor.__reason': 'string',
  'http-request.body': 'string',
  'http-request.status_code': 'number',
  'http-request.headers': 'object',
  'http-request.files': 'array[file]',
  'tool.text': 'string',
  'tool.files': 'array[file]',
  'tool.json': 'array[object]',
  'document-extractor.text': 'string',
  'list-operator.result': 'array[any]',
  'human-input.__action_id': 'string',
  'human-input.__rendered_content': 'string',
  'loop.loop_round': 'number',
  'trigger-webhook._webhook_raw': 'object',
  'trigger-schedule.timestamp': 'string',
}

const ofField: Readonly<Record<string, string>> = {
  'text-input': 'string',
  paragraph: 'string',
  select: 'string',
  number: 'number',
  checkbox: 'boolean',
  file: 'file',
  'file-list': 'array[file]',
  json: 'object',
  json_object: 'object',
}

/** The type of what a Dify node gives under a name, as far as its settings tell; `any` when they do not. */
export function outputType(component: string, name: string, settings: Readonly<Record<string, unknown>>): string {
  switch (component) {
    case 'start':
      return ofField[wordOf(settings.variables, 'variable', name, 'type')] ?? 'string'
    case 'code':
      return isRecord(settings.outputs) ? word(Object(settings.outputs[name]).type) : 'any'
    case 'parameter-extractor': {
      const type = wordOf(settings.parameters, 'name', name, 'type')
      if (type !== '') return type === 'select' ? 'string' : type === 'bool' ? 'boolean' : type
      break
    }
    case 'loop': {
      const type = wordOf(settings.loop_variables, 'label', name, 'var_type')
      if (type !== '') return type
      break
    }
    case 'iteration':
      return typeof settings.output_type === 'string' ? settings.output_type : 'array[any]'
    case 'variable-aggregator':
      return name === 'output' ? word(settings.output_type) : 'object'
    case 'human-input':
      if (!name.startsWith('__')) return ofInput(wordOf(settings.inputs, 'output_variable_name', name, 'type'))
  }
  return fixed[`${component}.${name}`] ?? 'any'
}

function ofInput(type: string): string {
  if (type.includes('number')) return 'number'
  return type.includes('checkbox') || type === 'boolean' ? 'boolean' : 'string'
}

const word = (value: unknown): string => (typeof value === 'string' && value !== '' ? value : 'any')

function wordOf(list: unknown, key: string, name: string, wanted: string): string {
  const found = Array.isArray(list) ? list.filter(isRecord).find((item) => item[key] === name) : undefined
  const value = found?.[wanted]
  return typeof value === 'string' ? value : ''
}
