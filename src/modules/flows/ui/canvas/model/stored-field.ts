import type { FieldDefinition } from '@/engine'
import type { StoredRecord } from './record'
export function storedField(field: FieldDefinition): StoredRecord {
  return {
    name: field.name,
    display_name: field.display_name,
    type: 'str',
    value: field.default ?? '',
    input_types: field.input_types ?? [],
    advanced: field.advanced ?? false,
    show: true,
    required: field.required ?? false,
    list: field.list ?? false,
  }
}
