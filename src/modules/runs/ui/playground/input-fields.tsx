'use client'

import type { StartVariable } from '@/components/dify/start/start-variables'
import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { Switch } from '@/ui/switch'
import { Textarea } from '@/ui/textarea'
import { FileField } from './file-field'
import type { FormValues, GivenFile } from './input-value'

interface InputFieldsProps {
  variables: readonly StartVariable[]
  values: FormValues
  onChange: (values: FormValues) => void
  /** What is wrong with a field, by its name. */
  faults: Readonly<Record<string, string>>
  disabled: boolean
}

/** The fields that a flow asks for when it is run. */
export function InputFields({ variables, values, onChange, faults, disabled }: InputFieldsProps) {
  return (
    <>
      {variables
        .filter((variable) => !variable.hide)
        .map((variable) => {
          const { variable: name, type } = variable
          const value = values[name] ?? ''
          const text = typeof value === 'string' ? value : ''
          const set = (next: string | boolean | readonly GivenFile[]) => onChange({ ...values, [name]: next })
          const isText = type === 'paragraph' || type === 'json' || type === 'json_object'
          return (
            <Field
              key={name}
              label={variable.label || name}
              required={variable.required}
              error={faults[name]}
              help={variable.hint || undefined}
            >
              {(control) =>
                type === 'checkbox' ? (
                  <Switch {...control} checked={value === true} disabled={disabled} onCheckedChange={set} />
                ) : type === 'select' ? (
                  <Select
                    {...control}
                    value={text}
                    disabled={disabled}
                    placeholder={t('form.choose')}
                    options={variable.options.filter(Boolean).map((option) => ({ value: option, label: option }))}
                    onValueChange={set}
                  />
                ) : type === 'file' || type === 'file-list' ? (
                  <FileField
                    control={control}
                    label={variable.label || name}
                    files={typeof value === 'object' ? value : []}
                    several={type === 'file-list'}
                    onChange={set}
                    disabled={disabled}
                  />
                ) : isText ? (
                  <Textarea
                    {...control}
                    rows={4}
                    value={text}
                    maxLength={type === 'paragraph' ? (variable.max_length ?? undefined) : undefined}
                    disabled={disabled}
                    spellCheck={type === 'paragraph'}
                    onChange={(event) => set(event.target.value)}
                    className={type === 'paragraph' ? undefined : 'font-mono text-xs'}
                  />
                ) : (
                  <Input
                    {...control}
                    inputMode={type === 'number' ? 'decimal' : 'text'}
                    value={text}
                    maxLength={type === 'text-input' ? (variable.max_length ?? undefined) : undefined}
                    disabled={disabled}
                    onChange={(event) => set(event.target.value)}
                  />
                )
              }
            </Field>
          )
        })}
    </>
  )
}
