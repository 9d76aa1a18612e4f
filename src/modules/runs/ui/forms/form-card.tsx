'use client'

import { Clock } from 'lucide-react'
import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorStatus, errorText, fieldErrors } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Markdown } from '@/ui/markdown'
import { RelativeTime } from '@/ui/relative-time'
import { Select } from '@/ui/select'
import { Switch } from '@/ui/switch'
import { Textarea } from '@/ui/textarea'
import { type Answers, answersOf, firstAnswers } from './form-answers'

/** A form as far as a person sees it. */
export type AskingForm = Pick<
  Outputs['runs']['list_forms'][number],
  | 'form_id'
  | 'form_token'
  | 'node_title'
  | 'form_content'
  | 'fields'
  | 'resolved_default_values'
  | 'actions'
  | 'status'
  | 'expiration_time'
>

interface FormCardProps {
  form: AskingForm
  /** Answered by whoever has the form's token, without an account. */
  by_token?: boolean
  /** After the answer was taken, or when it turned out that the form is no longer open. */
  onSettled: () => void
}

const looks = { primary: 'primary', accent: 'primary', ghost: 'ghost' } as const

/** What a paused run asks of a person: words, fields and buttons. */
export function FormCard({ form, by_token = false, onSettled }: FormCardProps) {
  const [values, setValues] = useState<Answers>(() => firstAnswers(form))
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const inside = api.runs.answer_form.useMutation()
  const outside = api.runs.answer_shared_form.useMutation()
  const answer = by_token ? outside : inside
  const over = form.status !== 'waiting'

  async function submit(action: string) {
    const read = answersOf(form, values, { required: t('run_form.required'), number: t('inspector.number') })
    setFaults(read.ok ? {} : read.faults)
    if (!read.ok) return
    setProblem(undefined)
    try {
      if (by_token) await outside.mutateAsync({ form_token: form.form_token, action, inputs: read.inputs })
      else await inside.mutateAsync({ form_id: form.form_id, action, inputs: read.inputs })
      onSettled()
    } catch (error) {
      const status = errorStatus(error)
      if (status === 422) setFaults(fieldErrors(error))
      const { title, hint } = errorText(error)
      setProblem(
        status === 409 ? t('forms.answered') : status === 410 ? title : [title, hint].filter(Boolean).join('. '),
      )
      if (status === 409 || status === 410) onSettled()
    }
  }

  return (
    <section
      aria-label={form.node_title}
      className="flex flex-col gap-3 rounded-lg border border-warn/60 bg-surface p-4"
    >
      <header className="flex items-baseline gap-2">
        <h3 className="min-w-0 flex-1 truncate font-semibold text-sm">{form.node_title}</h3>
        <span className="flex shrink-0 items-center gap-1 text-ink-3 text-xs">
          <Clock className="size-3.5" aria-hidden />
          {over ? (
            t(`forms.status.${form.status}`)
          ) : (
            <>
              {t('forms.until')} <RelativeTime at={form.expiration_time} />
            </>
          )}
        </span>
      </header>
      {form.form_content.trim() !== '' && <Markdown text={form.form_content} className="!text-sm" />}
      {!over && (
        <>
          {form.fields.map((field) => {
            const value = values[field.name] ?? ''
            const text = typeof value === 'string' ? value : ''
            const set = (next: string | boolean) => setValues({ ...values, [field.name]: next })
            return (
              <Field key={field.name} label={field.label} required={field.required} error={faults[field.name]}>
                {(control) =>
                  field.type === 'boolean' ? (
                    <Switch {...control} checked={value === true} onCheckedChange={set} />
                  ) : field.type === 'select' ? (
                    <Select
                      {...control}
                      value={text}
                      placeholder={t('form.choose')}
                      options={(field.options ?? []).map((option) => ({ value: option, label: option }))}
                      onValueChange={set}
                    />
                  ) : field.type === 'paragraph' ? (
                    <Textarea {...control} rows={4} value={text} onChange={(event) => set(event.target.value)} />
                  ) : (
                    <Input
                      {...control}
                      inputMode={field.type === 'number' ? 'decimal' : field.type === 'file' ? 'url' : 'text'}
                      value={text}
                      onChange={(event) => set(event.target.value)}
                    />
                  )
                }
              </Field>
            )
          })}
          <div className="flex flex-wrap gap-2">
            {form.actions.map((action) => (
              <Button
                key={action.id}
                variant={lookOf(action.style)}
                busy={answer.isPending && answer.variables?.action === action.id}
                disabled={answer.isPending}
                onClick={() => void submit(action.id)}
              >
                {action.title || action.id}
              </Button>
            ))}
          </div>
        </>
      )}
      {problem && (
        <p role="alert" className="break-words text-bad text-sm">
          {problem}
        </p>
      )}
    </section>
  )
}

function lookOf(style: string): 'primary' | 'secondary' | 'ghost' {
  const found = Object.entries(looks).find(([name]) => name === style)
  return found ? found[1] : 'secondary'
}
