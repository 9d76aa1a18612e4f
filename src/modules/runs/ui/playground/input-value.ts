import type { Inputs } from '@/client/console/api'
import type { StartVariable } from '@/components/dify/start/start-variables'

/** Values for the variables of a start node, by name. */
export type RunInputs = NonNullable<Inputs['runs']['start_run']['inputs']>

/** A file in a form: one that was uploaded, or an address. */
export type GivenFile = { name: string } & ({ upload_file_id: string } | { url: string })

/** What stands in a form: texts as typed until they are read, the rest as values. */
export type FormValues = Readonly<Record<string, string | boolean | readonly GivenFile[]>>

/** A form as it is at first: every field at its default. */
export function firstValues(variables: readonly StartVariable[]): FormValues {
  return Object.fromEntries(
    variables.map((variable) => {
      const { type, default: preset } = variable
      if (type === 'checkbox') return [variable.variable, preset === true || preset === 'true']
      if (type === 'file' || type === 'file-list') return [variable.variable, []]
      if (preset === undefined || preset === null) return [variable.variable, '']
      return [variable.variable, typeof preset === 'object' ? JSON.stringify(preset, null, 2) : String(preset)]
    }),
  )
}

export type ReadValues = { ok: true; inputs: RunInputs } | { ok: false; faults: Record<string, string> }

/** The values that a form stands for. Fields that are left empty are left out; required ones are a fault. */
export function readValues(
  variables: readonly StartVariable[],
  values: FormValues,
  words: { required: string; number: string; json: string },
): ReadValues {
  const inputs: RunInputs = {}
  const faults: Record<string, string> = {}
  for (const variable of variables) {
    const name = variable.variable
    const typed = values[name]
    if (typeof typed === 'boolean') {
      inputs[name] = typed
      continue
    }
    if (typeof typed === 'object') {
      const files = typed.map((file) => fileOf(file, variable.allowed_file_types[0] ?? 'document'))
      const [first] = files
      if (!first && variable.required) faults[name] = words.required
      if (first) inputs[name] = variable.type === 'file' ? first : files
      continue
    }
    const text = typed ?? ''
    if (text.trim() === '') {
      if (variable.required) faults[name] = words.required
      continue
    }
    const value = valueOfType(variable, text)
    if (value === undefined) faults[name] = variable.type === 'number' ? words.number : words.json
    else inputs[name] = value
  }
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, inputs }
}

function valueOfType({ type }: StartVariable, text: string): RunInputs[string] | undefined {
  switch (type) {
    case 'number': {
      const number = Number(text)
      return Number.isFinite(number) ? number : undefined
    }
    case 'json':
    case 'json_object':
      try {
        return JSON.parse(text)
      } catch {
        return undefined
      }
    default:
      return text
  }
}

function fileOf(file: GivenFile, type: string): RunInputs[string] {
  const { name } = file
  return 'url' in file
    ? { type, transfer_method: 'remote_url', url: file.url }
    : { type, transfer_method: 'local_file', upload_file_id: file.upload_file_id, name }
}
