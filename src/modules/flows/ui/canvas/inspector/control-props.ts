import type { FieldDefinition } from '@/engine'
import type { FieldControlProps } from '@/ui/field'

/** What every control of the inspector gets. */
export interface ControlProps {
  field: FieldDefinition
  value: unknown
  control: FieldControlProps
  disabled: boolean
  onChange: (value: unknown) => void
}

/** A stored value as text for a text field. */
export function asTypedText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
