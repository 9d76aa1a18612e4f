'use client'

import { ArrowDownWideNarrow, ArrowUpNarrowWide, Search } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { t } from '@/lib/messages/t'
import { IconButton } from '@/ui/icon-button'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { useShortcuts } from '@/ui/shortcuts/use-shortcuts'
import { type ListQuery, sortColumns } from './use-list-query'

const typingPause = 200

interface FlowListControlsProps {
  query: ListQuery
  onChange: (change: Partial<ListQuery>) => void
  /** Stands at the right end. */
  view: ReactNode
}

/** Search and order of the list; `/` goes to the search. */
export function FlowListControls({ query, onChange, view }: FlowListControlsProps) {
  const [typed, setTyped] = useState(query.search)
  const input = useRef<HTMLInputElement>(null)
  useShortcuts([{ keys: '/', run: () => input.current?.focus() }])

  useEffect(() => setTyped(query.search), [query.search])
  useEffect(() => {
    if (typed === query.search) return
    const timer = setTimeout(() => onChange({ search: typed }), typingPause)
    return () => clearTimeout(timer)
  }, [typed, query.search, onChange])

  const labels = { updated_at: t('flows.sort_updated'), create_at: t('flows.sort_created'), name: t('flows.sort_name') }
  const ascending = query.order === 'asc'
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="relative min-w-[180px] max-w-[320px] flex-1">
        <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-3" aria-hidden />
        <Input
          ref={input}
          type="search"
          aria-label={t('flows.search')}
          placeholder={t('flows.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
          className="pl-8"
        />
      </div>
      <Select
        aria-label={t('flows.sort')}
        className="w-[140px]"
        value={query.sort}
        onValueChange={(value) => {
          const sort = sortColumns.find((column) => column === value)
          if (sort) onChange({ sort, order: sort === 'name' ? 'asc' : 'desc' })
        }}
        options={sortColumns.map((value) => ({ value, label: labels[value] }))}
      />
      <IconButton
        icon={ascending ? ArrowUpNarrowWide : ArrowDownWideNarrow}
        label={t(ascending ? 'flows.ascending' : 'flows.descending')}
        onClick={() => onChange({ order: ascending ? 'desc' : 'asc' })}
      />
      <div className="ml-auto">{view}</div>
    </div>
  )
}
