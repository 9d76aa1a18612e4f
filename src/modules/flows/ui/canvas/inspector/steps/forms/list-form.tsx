'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { asText, type StoredRecord } from '../../../model/record'
import { operatorsFor, takesValue } from '../parts/operators'
import { recordOf, recordsOf, textOf } from '../parts/records'
import { Rows } from '../parts/rows'
import { Section } from '../parts/section'
import { ValuePicker } from '../parts/value-picker'
import { ValueText } from '../parts/value-text'
import type { StepFormProps } from '../step-form'

const keys = ['', 'type', 'name', 'size', 'extension', 'mime_type', 'transfer_method', 'url']

/** A list, which of its items stay, their order, and how many. */
export function ListForm({ settings, set, sources, disabled }: StepFormProps) {
  const filter = recordOf(settings.filter_by)
  const extract = recordOf(settings.extract_by)
  const order = recordOf(settings.order_by)
  const limit = recordOf(settings.limit)
  return (
    <>
      <Field label={t('list_step.list')} required>
        {(control) => (
          <ValuePicker
            {...control}
            value={settings.variable}
            sources={sources}
            disabled={disabled}
            onChange={(selector, type) => {
              set('variable', selector)
              if (type.startsWith('array')) set('var_type', type)
            }}
          />
        )}
      </Field>
      <Section title={t('list_step.filter')} open={filter.enabled === true}>
        <Rows
          boxed
          items={recordsOf(filter.conditions)}
          onChange={(conditions) => set('filter_by', { ...filter, enabled: conditions.length > 0, conditions })}
          make={() => ({ key: '', comparison_operator: 'contains', value: '' })}
          addLabel={t('condition.add')}
          nameOf={(_, index) => t('condition.one', { index: index + 1 })}
          disabled={disabled}
        >
          {(condition, change) => (
            <FilterRow condition={condition} change={change} sources={sources} disabled={disabled} />
          )}
        </Rows>
      </Section>
      <Section title={t('list_step.extract')} open={extract.enabled === true}>
        <Field label={t('list_step.position')} help={t('list_step.position_help')}>
          {(control) => (
            <ValueText
              line
              control={control}
              label={t('list_step.position')}
              value={extract.enabled === true ? textOf(extract.serial) : ''}
              onChange={(serial) => set('extract_by', { ...extract, enabled: serial.trim() !== '', serial })}
              sources={sources}
              disabled={disabled}
            />
          )}
        </Field>
      </Section>
      <Section title={t('list_step.order')} open={order.enabled === true}>
        <div className="grid grid-cols-2 gap-2">
          <Select
            aria-label={t('list_step.order')}
            value={order.enabled === true ? (order.value === 'desc' ? 'desc' : 'asc') : 'none'}
            disabled={disabled}
            onValueChange={(next) =>
              set('order_by', { key: '', ...order, enabled: next !== 'none', value: next === 'desc' ? 'desc' : 'asc' })
            }
            options={[
              { value: 'none', label: t('list_step.unsorted') },
              { value: 'asc', label: t('flows.ascending') },
              { value: 'desc', label: t('flows.descending') },
            ]}
          />
          <KeySelect value={order.key} onChange={(key) => set('order_by', { ...order, key })} disabled={disabled} />
        </div>
      </Section>
      <Section title={t('list_step.limit')} open={limit.enabled === true}>
        <Input
          aria-label={t('list_step.limit')}
          placeholder={t('memory.all')}
          inputMode="numeric"
          value={limit.enabled === true ? textOf(limit.size) : ''}
          disabled={disabled}
          onChange={(event) => {
            const typed = event.target.value.trim()
            const size = Number(typed)
            if (typed === '') set('limit', { ...limit, enabled: false })
            else if (Number.isInteger(size) && size >= 0) set('limit', { ...limit, enabled: true, size })
          }}
          className="tabular"
        />
      </Section>
    </>
  )
}

interface FilterRowProps extends Pick<StepFormProps, 'sources' | 'disabled'> {
  condition: StoredRecord
  change: (condition: StoredRecord) => void
}

function FilterRow({ condition, change, sources, disabled }: FilterRowProps) {
  const operator = asText(condition.comparison_operator) ?? 'contains'
  const known = operatorsFor('any')
  const wanted = Array.isArray(condition.value) ? condition.value.join(', ') : textOf(condition.value)
  return (
    <>
      <div className="flex gap-1.5">
        <KeySelect value={condition.key} onChange={(key) => change({ ...condition, key })} disabled={disabled} />
        <Select
          aria-label={t('condition.operator')}
          value={operator}
          disabled={disabled}
          onValueChange={(next) => change({ ...condition, comparison_operator: next })}
          options={(known.includes(operator) ? known : [operator, ...known]).map((value) => ({ value, label: value }))}
        />
      </div>
      {takesValue(operator) && (
        <ValueText
          line
          label={t('condition.wanted')}
          value={wanted}
          onChange={(text) =>
            change({
              ...condition,
              value: operator.endsWith('in') && operator !== 'contains' ? text.split(/,\s*/) : text,
            })
          }
          sources={sources}
          disabled={disabled}
        />
      )}
    </>
  )
}

interface KeySelectProps {
  value: unknown
  onChange: (key: string) => void
  disabled: boolean
}

/** What of an item is looked at: of a file one of its facts, of all else the item itself. */
function KeySelect({ value, onChange, disabled }: KeySelectProps) {
  const key = asText(value) ?? ''
  const offered = keys.includes(key) ? keys : [key, ...keys]
  return (
    <Select
      aria-label={t('list_step.key')}
      value={key === '' ? ITSELF : key}
      disabled={disabled}
      onValueChange={(next) => onChange(next === ITSELF ? '' : next)}
      options={offered.map((name) => ({ value: name || ITSELF, label: name || t('list_step.itself') }))}
    />
  )
}

/** A choice of the list has to be a text that is not empty. */
const ITSELF = '-'
