'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { t } from '@/lib/messages/t'
import { Combobox } from '@/ui/combobox'

interface FlowFilterProps {
  /** Id of a flow; empty for all. */
  value: string
  onValueChange: (flow_id: string) => void
  className?: string
}

const ALL = 'all'

/** Narrows a page down to one flow, found by typing. */
export function FlowFilter({ value, onValueChange, className }: FlowFilterProps) {
  const [search, setSearch] = useState('')
  const flows = api.flows.browse_flows.useQuery(
    { search, sort: 'name', order: 'asc', limit: 50 },
    { placeholderData: (before) => before },
  )
  const found = flows.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []
  const unknown = value !== '' && flows.isSuccess && !found.some((option) => option.value === value)
  // The chosen flow may not be among those that are listed.
  const chosen = api.flows.read_flow.useQuery({ flow_id: value }, { enabled: unknown, staleTime: 60_000, retry: false })
  const all = search === '' ? [{ value: ALL, label: t('flow_filter.all') }] : []
  const named = unknown && search === '' ? [{ value, label: chosen.data?.name ?? t('flow_filter.unknown') }] : []
  return (
    <Combobox
      aria-label={t('flow_filter.label')}
      className={className}
      value={value || ALL}
      onValueChange={(next) => onValueChange(next === ALL ? '' : next)}
      onSearch={setSearch}
      options={[...all, ...named, ...found]}
    />
  )
}
