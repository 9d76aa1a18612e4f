import { isRecord } from '@/lib/is-record'
import { field, flowNode, output } from '../flow-node'

export const code = flowNode({
  type: 'code',
  display_name: 'Code',
  description: 'Runs a function of yours in Python or JavaScript, apart from everything else.',
  icon: 'code',
  category: 'processing',
  capabilities: ['code'],
  fields: [
    field('variables', 'Input Variables', 'table', { info: 'Arguments of main, with their values.', default: [] }),
    field('code_language', 'Language', 'select', { options: ['python3', 'javascript'], default: 'python3' }),
    field('code', 'Code', 'code', { info: 'Defines a function main that returns an object.', default: '' }),
    field('outputs', 'Output Variables', 'table', { info: 'Names and types of what main returns.', default: {} }),
    field('dependencies', 'Dependencies', 'table', { advanced: true }),
  ],
  dynamic_outputs: (config) =>
    isRecord(config.outputs) ? Object.keys(config.outputs).map((name) => output(name, name, 'Any')) : [],
  summary: (config) => (config.code_language === 'javascript' ? 'JavaScript' : 'Python'),
})
