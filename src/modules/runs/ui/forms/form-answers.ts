import type { Inputs } from '@/client/console/api'

/** A form as far as its fields are concerned. */
interface AskedForm {
  fields: readonly {
    name: string
    type: 'text' | 'paragraph' | 'number' | 'select' | 'boolean' | 'file'
    required: boolean
  }[]
  resolved_default_values: Readonly<Record<string, unknown>>
}

/** What stands in the fields: texts as typed, and switches. */
export type Answers = Readonly<Record<string, string | boolean>>

export function firstAnswers({ fields, resolved_default_values }: AskedForm): Answers {
  return Object.fromEntries(
    fields.map(({ name, type }) => {
      const preset = resolved_default_values[name]
      if (type === 'boolean') return [name, preset === true || preset === 'true']
      if (preset === undefined || preset === null) return [name, '']
      return [name, typeof preset === 'object' ? JSON.stringify(preset) : String(preset)]
    }),
  )
}

type AnswerInputs = NonNullable<Inputs['runs']['answer_form']['inputs']>
type ReadAnswers = { ok: true; inputs: AnswerInputs } | { ok: false; faults: Record<string, string> }

/** The values to send, by field name. */
export function answersOf(form: AskedForm, values: Answers, words: { required: string; number: string }): ReadAnswers {
  const inputs: AnswerInputs = {}
  const faults: Record<string, string> = {}
  for (const { name, type, required } of form.fields) {
    const value = values[name] ?? ''
    if (typeof value === 'boolean') inputs[name] = value
    else if (value.trim() === '') {
      if (required) faults[name] = words.required
    } else if (type === 'number') {
      if (Number.isFinite(Number(value))) inputs[name] = Number(value)
      else faults[name] = words.number
    } else inputs[name] = type === 'file' ? { transfer_method: 'remote_url', url: value.trim() } : value
  }
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, inputs }
}
