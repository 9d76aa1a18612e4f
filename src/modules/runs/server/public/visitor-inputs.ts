import type { StartVariable } from '@/components/dify/start/start-variables'
import { AppError } from '@/contract/errors'
import type { JsonValue } from '@/engine'
import { isRecord } from '@/lib/is-record'

const isFileField = ({ type }: StartVariable) => type === 'file' || type === 'file-list'

/**
 * The values that a visitor gives for the fields of a form. A file is named by its id or its address, and the flow reads it
 * with its owner's rights, so a visitor gives none, neither in its field nor hidden in a structure. Values for fields that
 * are not on the form are the author's and are left out.
 */
export function visitorInputs(
  fields: readonly StartVariable[],
  given: Readonly<Record<string, JsonValue>>,
): Record<string, JsonValue> {
  const inputs: Record<string, JsonValue> = {}
  for (const field of fields) {
    const name = field.variable
    const value = Object.hasOwn(given, name) ? given[name] : undefined
    if (value === undefined || value === null) continue
    if (isFileField(field) ? !isEmpty(value) : holdsKind(value)) {
      throw new AppError('invalid_input', `"${name}" holds a file`, {
        hint: 'Public flows take no files from visitors.',
        issues: [{ loc: ['body', 'inputs_by_name', name], msg: 'files are not taken here', type: 'file_not_allowed' }],
      })
    }
    inputs[name] = value
  }
  return inputs
}

const isEmpty = (value: JsonValue) => value === '' || (Array.isArray(value) && value.length === 0)

/** Structures that name their kind are what the engine takes for files, messages and tables. */
function holdsKind(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsKind)
  if (!isRecord(value)) return false
  return Object.hasOwn(value, 'kind') || Object.values(value).some(holdsKind)
}
