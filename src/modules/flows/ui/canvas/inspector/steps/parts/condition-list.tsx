'use client'

import { t } from '@/lib/messages/t'
import { Select } from '@/ui/select'
import { findValue } from '../../../model/dify/find-value'
import type { SourceGroup } from '../../../model/dify/value-sources'
import { asText, asTexts, type StoredRecord } from '../../../model/record'
import { operatorsFor, takesValue } from './operators'
import { recordsOf, textOf } from './records'
import { Rows } from './rows'
import { ValuePicker } from './value-picker'
import { ValueText } from './value-text'

interface ConditionListProps {
  conditions: unknown
  onConditions: (conditions: StoredRecord[]) => void
  operator: unknown
  onOperator: (operator: string) => void
  sources: readonly SourceGroup[]
  disabled: boolean
}

/** Conditions of which all or any have to hold. */
export function ConditionList(props: ConditionListProps) {
  const { sources, disabled, onConditions } = props
  const conditions = recordsOf(props.conditions)
  return (
    <div className="flex flex-col gap-1.5">
      {conditions.length > 1 && (
        <Select
          aria-label={t('condition.join')}
          value={props.operator === 'or' ? 'or' : 'and'}
          disabled={disabled}
          onValueChange={props.onOperator}
          options={[
            { value: 'and', label: t('condition.all') },
            { value: 'or', label: t('condition.any') },
          ]}
        />
      )}
      <Rows
        items={conditions}
        onChange={onConditions}
        make={() => ({
          id: crypto.randomUUID(),
          variable_selector: [],
          comparison_operator: 'contains',
          value: '',
          varType: 'string',
        })}
        addLabel={t('condition.add')}
        nameOf={(_, index) => t('condition.one', { index: index + 1 })}
        disabled={disabled}
      >
        {(condition, change) => (
          <ConditionRow condition={condition} onChange={change} sources={sources} disabled={disabled} />
        )}
      </Rows>
    </div>
  )
}

interface ConditionRowProps {
  condition: StoredRecord
  onChange: (condition: StoredRecord) => void
  sources: readonly SourceGroup[]
  disabled: boolean
}

function ConditionRow({ condition, onChange, sources, disabled }: ConditionRowProps) {
  const stored = asText(condition.varType)
  const found = findValue(asTexts(condition.variable_selector), sources).type
  const type = found === 'any' ? (stored ?? 'any') : found
  const operator = asText(condition.comparison_operator) ?? ''
  const known = operatorsFor(type)
  const operators = known.includes(operator) || operator === '' ? known : [operator, ...known]
  return (
    <>
      <ValuePicker
        label={t('condition.value')}
        value={condition.variable_selector}
        sources={sources}
        disabled={disabled}
        onChange={(variable_selector, varType) => {
          const fits = operatorsFor(varType)
          const comparison_operator = fits.includes(operator) ? operator : (fits[0] ?? 'is')
          onChange({ ...condition, variable_selector, varType, comparison_operator })
        }}
      />
      <div className="flex min-w-0 gap-1.5">
        <Select
          aria-label={t('condition.operator')}
          className="w-[42%] shrink-0"
          value={operator}
          disabled={disabled}
          onValueChange={(comparison_operator) => onChange({ ...condition, comparison_operator })}
          options={operators.map((value) => ({ value, label: value }))}
        />
        {takesValue(operator) &&
          (type === 'boolean' ? (
            <Select
              aria-label={t('condition.wanted')}
              className="flex-1"
              value={String(condition.value ?? '')}
              disabled={disabled}
              placeholder={t('form.choose')}
              onValueChange={(value) => onChange({ ...condition, value: value === 'true' })}
              options={[
                { value: 'true', label: t('condition.true') },
                { value: 'false', label: t('condition.false') },
              ]}
            />
          ) : (
            <ValueText
              line
              label={t('condition.wanted')}
              value={Array.isArray(condition.value) ? condition.value.join(', ') : textOf(condition.value)}
              sources={sources}
              disabled={disabled}
              onChange={(text) =>
                onChange({ ...condition, value: Array.isArray(condition.value) ? listOf(text) : text })
              }
            />
          ))}
      </div>
    </>
  )
}

const listOf = (text: string): string[] => text.split(',').map((item) => item.trim())
