'use client'

import { X } from 'lucide-react'
import { api } from '@/client/console/api'
import { t } from '@/lib/messages/t'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { Combobox } from '@/ui/combobox'
import { Input } from '@/ui/input'
import { SegmentedControl } from '@/ui/segmented-control'
import { Select } from '@/ui/select'
import type { EntryRow } from './entry-row'
import type { useAuditFilters } from './use-audit-filters'

const ALL = 'all'

interface AuditFilterBarProps {
  filters: ReturnType<typeof useAuditFilters>
  entries: readonly EntryRow[]
  /** How many entries are shown, in words. */
  count: string
}

/** What narrows the log down; all of it stands in the address. */
export function AuditFilterBar({ filters, entries, count }: AuditFilterBarProps) {
  const { value, set, input } = filters
  const user = api.identity.read_current_user.useQuery({}, { staleTime: 60_000 })
  const operations = api.audit.audit_operations.useQuery(
    { whole_installation: input.whole_installation },
    { staleTime: 30_000 },
  )
  const person = entries.find(({ user_id }) => String(user_id) === value('person'))?.username ?? value('person')
  const object = [value('type'), value('object')].filter(Boolean).join(' ')
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchField label={t('audit.search')} value={value('q')} onValueChange={(q) => set({ q })} />
      <Combobox
        aria-label={t('audit.operation')}
        className="w-[210px]"
        value={value('operation') || ALL}
        onValueChange={(next) => set({ operation: next === ALL ? '' : next })}
        options={[
          { value: ALL, label: t('audit.operation_all') },
          ...(operations.data ?? []).map((name) => ({ value: name })),
        ]}
      />
      <Select
        aria-label={t('audit.outcome')}
        className="w-[132px]"
        value={value('outcome') || ALL}
        onValueChange={(next) => set({ outcome: next === ALL ? '' : next })}
        options={[
          { value: ALL, label: t('audit.outcome_all') },
          { value: 'done', label: t('audit.outcome_done') },
          { value: 'refused', label: t('audit.outcome_refused') },
        ]}
      />
      {(['from', 'to'] as const).map((end) => (
        <span key={end} className="flex items-center gap-1.5 text-ink-2 text-xs">
          <span aria-hidden>{t(`audit.${end}`)}</span>
          <Input
            type="date"
            aria-label={t(`audit.${end}`)}
            className="tabular w-[136px]"
            value={value(end)}
            onChange={(event) => set({ [end]: event.target.value })}
          />
        </span>
      ))}
      {user.data?.is_superuser && (
        <SegmentedControl
          label={t('audit.scope')}
          value={value('scope') === ALL ? ALL : 'tenant'}
          onValueChange={(next) => set({ scope: next === ALL ? ALL : '' })}
          options={[
            { value: 'tenant', label: t('audit.scope_tenant') },
            { value: ALL, label: t('audit.scope_all') },
          ]}
        />
      )}
      {value('person') && (
        <Chip label={t('audit.chip_person', { name: person })} onRemove={() => set({ person: '' })} />
      )}
      {object && (
        <Chip label={t('audit.chip_object', { name: object })} onRemove={() => set({ type: '', object: '' })} />
      )}
      <span className="tabular ml-auto text-ink-2 text-sm">{count}</span>
    </div>
  )
}

function Chip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <span className="inline-flex h-8 max-w-[280px] items-center gap-1 rounded-md bg-accent-soft pr-1 pl-2.5 text-accent-ink text-sm">
      <span className="truncate" title={label}>
        {label}
      </span>
      <button
        type="button"
        aria-label={t('audit.chip_remove', { name: label })}
        onClick={onRemove}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded hover:bg-hover"
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </span>
  )
}
