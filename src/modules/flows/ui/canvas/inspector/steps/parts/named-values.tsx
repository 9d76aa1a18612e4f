'use client'

import { t } from '@/lib/messages/t'
import { Input } from '@/ui/input'
import type { SourceGroup } from '../../../model/dify/value-sources'
import { asText, type StoredRecord } from '../../../model/record'
import { recordsOf } from './records'
import { Rows } from './rows'
import { ValuePicker } from './value-picker'

interface NamedValuesProps {
  value: unknown
  onChange: (items: StoredRecord[]) => void
  sources: readonly SourceGroup[]
  addLabel: string
  /** Keeps the type of the value with it, as outputs do. */
  typed?: boolean
  disabled: boolean
}

/** Names, and the values that they take. */
export function NamedValues({ value, onChange, sources, addLabel, typed = false, disabled }: NamedValuesProps) {
  return (
    <Rows
      items={recordsOf(value)}
      onChange={onChange}
      make={() => ({ variable: '', value_selector: [] })}
      addLabel={addLabel}
      nameOf={(item, index) => asText(item.variable) || String(index + 1)}
      disabled={disabled}
    >
      {(item, change, index) => (
        <div className="flex min-w-0 gap-1.5">
          <Input
            aria-label={t('steps.name_of', { index: index + 1 })}
            placeholder={t('steps.name')}
            value={asText(item.variable) ?? ''}
            disabled={disabled}
            onChange={(event) => change({ ...item, variable: event.target.value })}
            className="w-[38%] shrink-0 font-mono text-xs"
          />
          <ValuePicker
            label={t('steps.value_of', { name: asText(item.variable) || index + 1 })}
            value={item.value_selector}
            sources={sources}
            disabled={disabled}
            onChange={(value_selector, type) => {
              const suggested = asText(item.variable) || value_selector.at(-1) || ''
              change({ ...item, variable: suggested, value_selector, ...(typed ? { value_type: type } : {}) })
            }}
            className="flex-1"
          />
        </div>
      )}
    </Rows>
  )
}
