'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { Textarea } from '@/ui/textarea'
import { asText, asTexts, type StoredRecord } from '../../../model/record'
import { recordsOf, textOf } from '../parts/records'
import { Rows } from '../parts/rows'
import { SwitchRow } from '../parts/switch-row'
import type { StepFormProps } from '../step-form'

const types = ['text-input', 'paragraph', 'select', 'number', 'checkbox', 'file', 'file-list', 'json_object'] as const
const fileTypes = ['document', 'image', 'audio', 'video', 'custom']

/** What a run is asked for: the fields of its form. */
export function StartForm({ settings, set, disabled }: StepFormProps) {
  const variables = recordsOf(settings.variables)
  return (
    <Field label={t('start.fields')} help={t('start.fields_help')}>
      {() => (
        <Rows
          boxed
          sortable
          items={variables}
          onChange={(next) => set('variables', next)}
          make={() => newVariable(variables.length + 1)}
          addLabel={t('start.add')}
          nameOf={(item, index) => asText(item.label) || asText(item.variable) || String(index + 1)}
          disabled={disabled}
        >
          {(variable, change) => <VariableForm variable={variable} change={change} disabled={disabled} />}
        </Rows>
      )}
    </Field>
  )
}

const newVariable = (number: number): StoredRecord => ({
  variable: `input_${number}`,
  label: '',
  type: 'text-input',
  required: true,
  max_length: 256,
  options: [],
})

interface VariableFormProps {
  variable: StoredRecord
  change: (variable: StoredRecord) => void
  disabled: boolean
}

function VariableForm({ variable, change, disabled }: VariableFormProps) {
  const type = asText(variable.type) ?? 'text-input'
  const known: readonly string[] = types
  const offered = known.includes(type) ? known : [type, ...known]
  const isText = type === 'text-input' || type === 'paragraph'
  const isFile = type === 'file' || type === 'file-list'
  return (
    <>
      <div className="grid grid-cols-2 gap-1.5">
        <Input
          aria-label={t('start.variable')}
          placeholder={t('start.variable')}
          value={asText(variable.variable) ?? ''}
          disabled={disabled}
          onChange={(event) => change({ ...variable, variable: event.target.value.replaceAll(/\W/g, '_') })}
          className="font-mono text-xs"
        />
        <Select
          aria-label={t('start.type')}
          value={type}
          disabled={disabled}
          onValueChange={(next) => change({ ...variable, type: next })}
          options={offered.map((value) => ({ value, label: typeLabel(value) }))}
        />
      </div>
      <Input
        aria-label={t('start.label')}
        placeholder={t('start.label')}
        value={asText(variable.label) ?? ''}
        disabled={disabled}
        onChange={(event) => change({ ...variable, label: event.target.value })}
      />
      {type === 'select' && (
        <Textarea
          rows={3}
          aria-label={t('start.options')}
          placeholder={t('start.options')}
          value={asTexts(variable.options).join('\n')}
          disabled={disabled}
          onChange={(event) => change({ ...variable, options: event.target.value.split('\n') })}
        />
      )}
      {isFile && (
        <Input
          aria-label={t('start.file_types')}
          placeholder={t('start.file_types')}
          title={fileTypes.join(', ')}
          value={asTexts(variable.allowed_file_types).join(', ')}
          disabled={disabled}
          onChange={(event) => change({ ...variable, allowed_file_types: wordsOf(event.target.value) })}
        />
      )}
      <div className="flex items-center gap-2">
        {!isFile && type !== 'checkbox' && (
          <Input
            aria-label={t('start.default')}
            placeholder={t('start.default')}
            value={textOf(variable.default)}
            disabled={disabled}
            onChange={(event) => change({ ...variable, default: event.target.value })}
            className="min-w-0 flex-1"
          />
        )}
        {(isText || type === 'file-list') && (
          <Input
            aria-label={t('start.max_length')}
            placeholder={t('start.max_length')}
            inputMode="numeric"
            value={textOf(variable.max_length)}
            disabled={disabled}
            onChange={(event) => change({ ...variable, max_length: wholeOf(event.target.value) })}
            className="tabular w-20 shrink-0"
          />
        )}
        <SwitchRow
          label={t('start.required')}
          checked={variable.required === true}
          onChange={(required) => change({ ...variable, required })}
          disabled={disabled}
          className="ml-auto shrink-0"
        />
      </div>
    </>
  )
}

function typeLabel(type: string): string {
  const found = types.find((known) => known === type)
  return found ? t(`start.type.${found}`) : type
}

const wordsOf = (text: string) => text.split(/[\s,]+/).filter(Boolean)

const wholeOf = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text) : null)
