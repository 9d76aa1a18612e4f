'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Select } from '@/ui/select'
import { findValue } from '../../../model/dify/find-value'
import type { SourceGroup } from '../../../model/dify/value-sources'
import { asText, asTexts, type StoredRecord } from '../../../model/record'
import { recordsOf, textOf } from '../parts/records'
import { Rows } from '../parts/rows'
import { ValuePicker } from '../parts/value-picker'
import { ValueText } from '../parts/value-text'
import type { StepFormProps } from '../step-form'

const BARE: ReadonlySet<string> = new Set(['clear', 'remove-first', 'remove-last'])
const numbers = ['over-write', 'set', 'clear', '+=', '-=', '*=', '/='] as const
const lists = ['over-write', 'clear', 'append', 'extend', 'remove-first', 'remove-last'] as const
const plain = ['over-write', 'set', 'clear'] as const
const all = [...new Set([...numbers, ...lists])]

/** Changes to variables of the conversation or of a loop, in order. */
export function AssignerForm({ settings, set, sources, disabled }: StepFormProps) {
  // Only these can be written.
  const writable = sources.filter((group) => group.id === 'conversation' || group.kind === 'loop')
  return (
    <Field label={t('assigner.items')} help={writable.length === 0 ? t('assigner.nothing') : undefined}>
      {() => (
        <Rows
          boxed
          sortable
          items={itemsOf(settings)}
          onChange={(items) => {
            set('items', items)
            set('version', '2')
          }}
          make={() => ({ variable_selector: [], operation: 'over-write', input_type: 'variable', value: [] })}
          addLabel={t('assigner.add')}
          nameOf={(_, index) => String(index + 1)}
          disabled={disabled}
        >
          {(item, change) => (
            <Assignment item={item} change={change} writable={writable} sources={sources} disabled={disabled} />
          )}
        </Rows>
      )}
    </Field>
  )
}

interface AssignmentProps {
  item: StoredRecord
  change: (item: StoredRecord) => void
  writable: readonly SourceGroup[]
  sources: readonly SourceGroup[]
  disabled: boolean
}

function Assignment({ item, change, writable, sources, disabled }: AssignmentProps) {
  const operation = asText(item.operation) ?? 'over-write'
  const constant = item.input_type === 'constant' || operation === 'set'
  const { type } = findValue(asTexts(item.variable_selector), writable)
  const known: readonly string[] = all
  const offered = operationsFor(type)
  return (
    <>
      <ValuePicker
        label={t('assigner.variable')}
        placeholder={t('assigner.variable')}
        value={item.variable_selector}
        sources={writable}
        disabled={disabled}
        onChange={(variable_selector) => change({ ...item, variable_selector })}
      />
      <div className="flex min-w-0 gap-1.5">
        <Select
          aria-label={t('assigner.operation')}
          className="w-[42%] shrink-0"
          value={operation}
          disabled={disabled}
          onValueChange={(next) =>
            change({ ...item, operation: next, ...(next === 'set' ? { input_type: 'constant', value: '' } : {}) })
          }
          options={(offered.includes(operation) ? offered : [operation, ...offered]).map((value) => ({
            value,
            label: known.includes(value) ? labelOf(value) : value,
          }))}
        />
        {!BARE.has(operation) && operation !== 'set' && (
          <Select
            aria-label={t('loop.from')}
            className="flex-1"
            value={constant ? 'constant' : 'variable'}
            disabled={disabled}
            onValueChange={(input_type) => change({ ...item, input_type, value: input_type === 'variable' ? [] : '' })}
            options={[
              { value: 'variable', label: t('loop.value') },
              { value: 'constant', label: t('loop.constant') },
            ]}
          />
        )}
      </div>
      {!BARE.has(operation) &&
        (constant ? (
          <ValueText
            line
            label={t('assigner.value')}
            value={textOf(item.value)}
            onChange={(text) => change({ ...item, value: type === 'number' ? numberOr(text) : text })}
            sources={sources}
            disabled={disabled}
          />
        ) : (
          <ValuePicker
            label={t('assigner.value')}
            value={item.value}
            sources={sources}
            disabled={disabled}
            onChange={(value) => change({ ...item, value })}
          />
        ))}
    </>
  )
}

function operationsFor(type: string): readonly string[] {
  if (type === 'number' || type === 'integer') return numbers
  if (type.startsWith('array')) return lists
  return type === 'any' ? all : plain
}

function labelOf(operation: string): string {
  const found = all.find((known) => known === operation)
  return found ? t(`assigner.op.${found}`) : operation
}

const numberOr = (text: string): number | string =>
  text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text

/** An older export has one assignment, spelled another way. */
function itemsOf(settings: StoredRecord): StoredRecord[] {
  const items = recordsOf(settings.items)
  if (items.length > 0 || settings.assigned_variable_selector === undefined) return items
  return [
    {
      variable_selector: settings.assigned_variable_selector,
      operation: settings.write_mode ?? 'over-write',
      input_type: 'variable',
      value: settings.input_variable_selector,
    },
  ]
}
