import type { FieldDefinition, OutputDefinition, PortType } from './component'

/** Text and Message are two names of one wire. */
function canonical(type: PortType): PortType {
  return type === 'Text' ? 'Message' : type
}

/** Whether a wire from this output may end in this field. A field without `input_types` takes no wire. */
export function canConnect(
  output: Pick<OutputDefinition, 'types'>,
  field: Pick<FieldDefinition, 'input_types'>,
): boolean {
  const accepted = (field.input_types ?? []).map(canonical)
  if (accepted.length === 0) return false
  if (accepted.includes('Any') || output.types.includes('Any')) return true
  return output.types.some((type) => accepted.includes(canonical(type)))
}
