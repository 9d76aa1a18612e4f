import type { Handler } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import { textOf } from '@/engine/text-of'
import { flagInput } from '../read-inputs'
import { dataOf } from '../table-of'
import { FORM_PREFIX } from './definition'

export const formBuilderHandler: Handler = async (inputs, context) => {
  const fields = Object.entries(inputs)
    .filter(([name]) => name.startsWith(FORM_PREFIX))
    .map(([name, value]) => [name.slice(FORM_PREFIX.length), textOf(value)] as const)
  const count = flagInput(inputs, 'include_metadata', false) ? { field_count: fields.length } : {}
  const text = fields.map(([name, value]) => `${name}: ${value}`).join('\n')
  return {
    outputs: { form_data: dataOf({ ...Object.fromEntries(fields), ...count }), message: newMessage(text, context.run) },
  }
}
