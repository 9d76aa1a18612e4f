'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { SegmentedControl } from '@/ui/segmented-control'
import { Select } from '@/ui/select'
import { asText, type StoredRecord } from '../../../model/record'
import { LongTextControl } from '../../long-text-control'
import { NamedValues } from '../parts/named-values'
import { recordOf } from '../parts/records'
import { Rows } from '../parts/rows'
import type { StepFormProps } from '../step-form'

const codeField = { name: 'code', display_name: t('code.code'), type: 'code' } as const
const types = [
  'string',
  'number',
  'boolean',
  'object',
  'array[string]',
  'array[number]',
  'array[boolean]',
  'array[object]',
]

/** A function with its arguments and what it returns. */
export function CodeForm({ settings, set, sources, disabled }: StepFormProps) {
  return (
    <>
      <Field label={t('code.inputs')} help={t('code.inputs_help')}>
        {() => (
          <NamedValues
            value={settings.variables}
            onChange={(variables) => set('variables', variables)}
            sources={sources}
            addLabel={t('steps.add_variable')}
            disabled={disabled}
          />
        )}
      </Field>
      <Field label={t('code.language')}>
        {() => (
          <SegmentedControl
            label={t('code.language')}
            value={settings.code_language === 'javascript' ? 'javascript' : 'python3'}
            onValueChange={(language) => set('code_language', language)}
            options={[
              { value: 'python3', label: 'Python' },
              { value: 'javascript', label: 'JavaScript' },
            ]}
          />
        )}
      </Field>
      <Field label={t('code.code')} help={t('code.help')}>
        {(control) => (
          <LongTextControl
            field={codeField}
            control={control}
            value={asText(settings.code) ?? ''}
            disabled={disabled}
            onChange={(code) => set('code', code)}
          />
        )}
      </Field>
      <Field label={t('code.outputs')} help={t('code.outputs_help')}>
        {() => <Outputs value={settings.outputs} onChange={(outputs) => set('outputs', outputs)} disabled={disabled} />}
      </Field>
    </>
  )
}

interface OutputsProps {
  value: unknown
  onChange: (outputs: StoredRecord) => void
  disabled: boolean
}

function Outputs({ value, onChange, disabled }: OutputsProps) {
  const rows = Object.entries(recordOf(value)).map(([name, output]) => ({ name, output: recordOf(output) }))
  return (
    <Rows
      items={rows}
      onChange={(next) => onChange(Object.fromEntries(next.map(({ name, output }) => [name, output])))}
      make={() => ({ name: freeName(rows.map(({ name }) => name)), output: { type: 'string', children: null } })}
      addLabel={t('code.add_output')}
      nameOf={({ name }) => name}
      disabled={disabled}
    >
      {({ name, output }, change, index) => (
        <div className="flex min-w-0 gap-1.5">
          <Input
            aria-label={t('steps.name_of', { index: index + 1 })}
            value={name}
            disabled={disabled}
            onChange={(event) => {
              const next = event.target.value
              // Two outputs of one name would become one.
              if (!rows.some((row) => row.name === next)) change({ name: next, output })
            }}
            className="min-w-0 flex-1 font-mono text-xs"
          />
          <Select
            aria-label={t('code.type_of', { name })}
            className="w-[48%] shrink-0"
            value={asText(output.type) ?? 'string'}
            disabled={disabled}
            onValueChange={(type) => change({ name, output: { ...output, type } })}
            options={types.map((type) => ({ value: type, label: type }))}
          />
        </div>
      )}
    </Rows>
  )
}

function freeName(taken: readonly string[]): string {
  let number = 1
  while (taken.includes(`result_${number}`)) number += 1
  return taken.length === 0 ? 'result' : `result_${number}`
}
