'use client'

import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Combobox } from '@/ui/combobox'
import { Input } from '@/ui/input'
import { entryName } from '../reader-text'
import type { EntryRow } from './entry-row'

/** So few lists need no search. */
const FEW = 8

interface IndexListProps {
  indexes: readonly EntryRow[]
  current: string
  onChoose: (config_key: string) => void
}

/** The lists by name; a select where there is no room beside the items. */
export function IndexList({ indexes, current, onChoose }: IndexListProps) {
  const [search, setSearch] = useState('')
  const words = search.trim().toLowerCase()
  const shown = indexes.filter((row) =>
    [row.config_key, row.config_name, row.config_en_name].some((text) => text.toLowerCase().includes(words)),
  )
  return (
    <>
      <Combobox
        aria-label={t('dictionary.lists')}
        className="md:hidden"
        value={current}
        options={indexes.map((row) => ({ value: row.config_key, label: entryName(row) }))}
        onValueChange={onChoose}
      />
      <nav aria-label={t('dictionary.lists')} className="flex w-[220px] shrink-0 flex-col gap-2 max-md:hidden">
        {indexes.length > FEW && (
          <Input
            type="search"
            className="shrink-0"
            aria-label={t('dictionary.search')}
            placeholder={t('dictionary.search')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
        <ul className="flex min-h-0 flex-col gap-0.5 overflow-y-auto">
          {shown.map((row) => (
            <li key={row.config_id} className="[contain-intrinsic-size:auto_44px] [content-visibility:auto]">
              <button
                type="button"
                aria-current={row.config_key === current ? 'true' : undefined}
                onClick={() => onChoose(row.config_key)}
                className="flex w-full min-w-0 flex-col rounded-md px-2.5 py-1 text-left hover:bg-hover aria-[current=true]:bg-accent-soft aria-[current=true]:text-accent-ink"
              >
                <span className="truncate font-medium text-sm">{entryName(row)}</span>
                <span className="truncate font-mono text-ink-3 text-xs">{row.config_key}</span>
              </button>
            </li>
          ))}
          {shown.length === 0 && <li className="px-2.5 py-2 text-ink-3 text-sm">{t('dictionary.none_title')}</li>}
        </ul>
      </nav>
    </>
  )
}
