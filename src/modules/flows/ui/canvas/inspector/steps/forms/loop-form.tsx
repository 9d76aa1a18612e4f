'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { asText, type StoredRecord } from '../../../model/record'
import { ConditionList } from '../parts/condition-list'
import { recordsOf, textOf } from '../parts/records'
import { Rows } from '../parts/rows'
import { ValuePicker } from '../parts/value-picker'
import { ValueText } from '../parts/value-text'
import type { StepFormProps } from '../step-form'

const types = ['string', 'number', 'boolean', 'object', 'array[string]', 'array[number]', 'array[object]']
const MAX_TURNS = 10_000

/** Variables that the turns change, and when the loop ends. */
export function LoopForm({ settings, set, sources, inside, disabled }: StepFormProps) {
  return (
    <>
      <Field label={t('loop.variables')} help={t('loop.variables_help')}>
        {() => (
          <Rows
            boxed
            items={recordsOf(settings.loop_variables)}
            onChange={(variables) => set('loop_variables', variables)}
            make={() => ({
              id: crypto.randomUUID(),
              label: '',
              var_type: 'string',
              value_type: 'constant',
              value: '',
            })}
            addLabel={t('steps.add_variable')}
            nameOf={(item, index) => asText(item.label) || String(index + 1)}
            disabled={disabled}
          >
            {(variable, change) => (
              <LoopVariable variable={variable} change={change} sources={sources} disabled={disabled} />
            )}
          </Rows>
        )}
      </Field>
      <Field label={t('loop.until')} help={t('loop.until_help')}>
        {() => (
          <ConditionList
            conditions={settings.break_conditions}
            onConditions={(conditions) => set('break_conditions', conditions)}
            operator={settings.logical_operator}
            onOperator={(operator) => set('logical_operator', operator)}
            sources={[...inside, ...sources]}
            disabled={disabled}
          />
        )}
      </Field>
      <Field label={t('loop.count')} help={t('loop.count_help', { max: MAX_TURNS })}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            value={textOf(settings.loop_count)}
            disabled={disabled}
            onChange={(event) => {
              const count = Number(event.target.value)
              if (Number.isInteger(count) && count >= 0 && count <= MAX_TURNS) set('loop_count', count)
            }}
            className="tabular"
          />
        )}
      </Field>
    </>
  )
}

interface LoopVariableProps extends Pick<StepFormProps, 'sources' | 'disabled'> {
  variable: StoredRecord
  change: (variable: StoredRecord) => void
}

function LoopVariable({ variable, change, sources, disabled }: LoopVariableProps) {
  const fromValue = variable.value_type === 'variable'
  const name = asText(variable.label) ?? ''
  return (
    <>
      <div className="flex gap-1.5">
        <Input
          aria-label={t('steps.name')}
          placeholder={t('steps.name')}
          value={name}
          disabled={disabled}
          onChange={(event) => change({ ...variable, label: event.target.value })}
          className="min-w-0 flex-1 font-mono text-xs"
        />
        <Select
          aria-label={t('code.type_of', { name })}
          className="w-32 shrink-0"
          value={asText(variable.var_type) ?? 'string'}
          disabled={disabled}
          onValueChange={(var_type) => change({ ...variable, var_type })}
          options={types.map((value) => ({ value, label: value }))}
        />
      </div>
      <div className="flex gap-1.5">
        <Select
          aria-label={t('loop.from')}
          className="w-28 shrink-0"
          value={fromValue ? 'variable' : 'constant'}
          disabled={disabled}
          onValueChange={(value_type) =>
            change({ ...variable, value_type, value: value_type === 'variable' ? [] : '' })
          }
          options={[
            { value: 'constant', label: t('loop.constant') },
            { value: 'variable', label: t('loop.value') },
          ]}
        />
        {fromValue ? (
          <ValuePicker
            label={t('steps.value_of', { name })}
            value={variable.value}
            sources={sources}
            disabled={disabled}
            onChange={(value) => change({ ...variable, value })}
            className="flex-1"
          />
        ) : (
          <ValueText
            line
            label={t('steps.value_of', { name })}
            value={textOf(variable.value)}
            onChange={(value) => change({ ...variable, value })}
            sources={sources}
            disabled={disabled}
          />
        )}
      </div>
    </>
  )
}
