import { isFile } from '@/engine/value-guards'
import type { Value } from '@/engine/values'
import type { StartVariable } from './start-variables'

/** What is wrong with one value of a run's input. */
export interface InputProblem {
  variable: string
  message: string
}

/** Holds a run's input against the fields of its start node, before anything runs. */
export function checkInputs(
  variables: readonly StartVariable[],
  inputs: Readonly<Record<string, Value | undefined>>,
): InputProblem[] {
  return variables.flatMap((variable) => {
    const value = Object.hasOwn(inputs, variable.variable) ? inputs[variable.variable] : undefined
    const fault = isMissing(value) ? missingFault(variable) : valueFault(variable, value)
    return fault === undefined ? [] : [{ variable: variable.variable, message: `"${variable.variable}" ${fault}` }]
  })
}

function isMissing(value: Value | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function missingFault(variable: StartVariable): string | undefined {
  const preset = variable.default !== undefined && variable.default !== null && variable.default !== ''
  return variable.required && !preset ? 'is required' : undefined
}

function valueFault(variable: StartVariable, value: Value | undefined): string | undefined {
  const { type, max_length, options } = variable
  switch (type) {
    case 'text-input':
    case 'paragraph':
      if (typeof value !== 'string') return 'must be a text'
      return max_length && value.length > max_length ? `is longer than ${max_length} characters` : undefined
    case 'select':
      return typeof value === 'string' && options.includes(value)
        ? undefined
        : `must be one of: ${options.map((option) => JSON.stringify(option)).join(', ')}`
    case 'number':
      return typeof value === 'number' || (typeof value === 'string' && isNumeric(value))
        ? undefined
        : 'must be a number'
    case 'checkbox':
      return typeof value === 'boolean' ? undefined : 'must be true or false'
    case 'file':
      return fileFault(variable, value)
    case 'file-list':
      if (!Array.isArray(value)) return 'must be a list of files'
      if (max_length && value.length > max_length) return `takes at most ${max_length} files`
      return value.map((file) => fileFault(variable, file)).find((fault) => fault !== undefined)
    case 'json':
    case 'json_object':
      return typeof value === 'object' ? undefined : 'must be an object'
    default:
      return undefined
  }
}

function fileFault(variable: StartVariable, value: Value | undefined): string | undefined {
  if (!isFile(value)) return 'must be a file'
  const types = variable.allowed_file_types
  if (types.length === 0 || types.includes(value.file_type)) return undefined
  const dot = value.name.lastIndexOf('.')
  const extension = dot < 0 ? '' : value.name.slice(dot).toLowerCase()
  const extensions = variable.allowed_file_extensions.map((item) => `.${item.replace(/^\./, '').toLowerCase()}`)
  if (types.includes('custom') && (extensions.length === 0 || extensions.includes(extension))) return undefined
  return `must be a file of the kind ${types.join(' or ')}`
}

function isNumeric(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text))
}
