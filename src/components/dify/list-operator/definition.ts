import { field, flowNode, output } from '../flow-node'

export const listOperator = flowNode({
  type: 'list-operator',
  display_name: 'List Operator',
  description: 'Filters, sorts and cuts a list.',
  icon: 'list-filter',
  category: 'processing',
  fields: [
    field('variable', 'List', 'table', { default: [] }),
    field('filter_by', 'Filter', 'table', { default: { enabled: false, conditions: [] } }),
    field('extract_by', 'Take the n-th', 'table', { advanced: true }),
    field('order_by', 'Sort', 'table', { default: { enabled: false, key: '', value: 'asc' } }),
    field('limit', 'First', 'table', { default: { enabled: false, size: 10 } }),
    field('var_type', 'Type', 'text', { advanced: true }),
    field('item_var_type', 'Item Type', 'text', { advanced: true }),
  ],
  outputs: [
    output('result', 'Result', 'Any'),
    output('first_record', 'First', 'Any'),
    output('last_record', 'Last', 'Any'),
  ],
})
