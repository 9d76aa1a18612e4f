import type { ComponentDefinition, FieldDefinition } from '@/engine/component'
import { isRecord } from '@/lib/is-record'

export const FORM_PREFIX = 'dynamic_'

export const formBuilder: ComponentDefinition = {
  type: 'AdvancedDynamicFormBuilder',
  aliases: ['DynamicFormBuilder'],
  display_name: 'Form Builder',
  description: 'Gathers several texts into data, each under a name.',
  icon: 'blocks',
  category: 'processing',
  hidden: true,
  differs: 'Its author’s own code is not run; the fields are gathered under their names.',
  fields: [
    {
      name: 'form_fields',
      display_name: 'Form Fields',
      type: 'table',
      info: 'The fields: field_name and field_type.',
      default: [],
    },
    {
      name: 'include_metadata',
      display_name: 'Include Metadata',
      type: 'boolean',
      info: 'Older flows add how many fields there are.',
      default: false,
      advanced: true,
    },
  ],
  outputs: [
    { name: 'form_data', display_name: 'Data', types: ['Data'] },
    { name: 'message', display_name: 'Message', types: ['Message'] },
  ],
  dynamic_fields: ({ form_fields }) => {
    const rows: unknown[] = Array.isArray(form_fields) ? form_fields : []
    return rows.flatMap((row) =>
      isRecord(row) && typeof row.field_name === 'string' && row.field_name !== '' ? [formField(row.field_name)] : [],
    )
  },
}

function formField(name: string): FieldDefinition {
  return {
    name: `${FORM_PREFIX}${name}`,
    display_name: name,
    type: 'multiline',
    info: 'A field of the form.',
    default: '',
    input_types: ['Message', 'Data'],
  }
}
