'use client'

import type { Problem } from '@/engine'
import { t } from '@/lib/messages/t'
import { CAN_FAIL } from '../../model/dify/error-handling'
import { fieldValue } from '../../model/field-value'
import { FieldRow } from '../field-row'
import { ErrorSection } from './error-section'
import { Section } from './parts/section'
import type { StepFormProps } from './step-form'
import { stepForm } from './step-forms'

interface StepSettingsProps extends StepFormProps {
  id: string
  problems: readonly Problem[]
}

/** A step's settings: the form of its kind, then whatever that does not show, then what happens when it fails. */
export function StepSettings({ id, problems, ...props }: StepSettingsProps) {
  const { definition, settings, set, disabled } = props
  const form = stepForm(definition.type)
  const covered = new Set(form?.covers)
  const others = definition.fields.filter((field) => !covered.has(field.name))
  const isSet = (name: string) => settings[name] !== undefined && settings[name] !== null
  const main = others.filter((field) => !field.advanced)
  // What an older file or a plugin has set is shown; what nobody has set and has no form is not in the way.
  const advanced = others.filter((field) => field.advanced && (form === undefined || isSet(field.name)))
  const row = (field: (typeof others)[number]) => (
    <FieldRow
      key={`${id}:${field.name}`}
      field={field}
      value={fieldValue(field, settings)}
      isVariable={false}
      wiredFrom={[]}
      variableNames={[]}
      promptVariables={[]}
      problem={problems.find((problem) => problem.field === field.name)?.message}
      readOnly={disabled}
      onChange={(value) => set(field.name, value)}
    />
  )
  const words = problems.filter((problem) => problem.field === undefined || covered.has(problem.field))
  if (!form && others.length === 0) return <p className="p-4 text-ink-3 text-sm">{t('inspector.no_settings')}</p>
  return (
    <div className="flex flex-col gap-4 p-4">
      {words.length > 0 && (
        <ul className="flex flex-col gap-1 rounded-lg bg-warn-soft p-3 text-sm text-warn">
          {words.map((problem) => (
            <li key={`${problem.code}:${problem.field ?? ''}:${problem.message}`} className="break-words">
              {problem.message}
            </li>
          ))}
        </ul>
      )}
      {form && <form.Form {...props} />}
      {main.map(row)}
      {advanced.length > 0 && (
        <Section title={t('inspector.advanced')} note={String(advanced.length)}>
          {advanced.map(row)}
        </Section>
      )}
      {CAN_FAIL.has(definition.type) && <ErrorSection {...props} />}
    </div>
  )
}
