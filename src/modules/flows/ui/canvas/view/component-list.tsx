'use client'

import { PanelLeftClose, Search } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import type { ComponentCategory, ComponentDefinition } from '@/engine'
import { t } from '@/lib/messages/t'
import { IconButton } from '@/ui/icon-button'
import { Input } from '@/ui/input'
import { Kbd } from '@/ui/kbd'
import { SegmentedControl } from '@/ui/segmented-control'
import { searchDefinitions } from '../model/search-definitions'
import { ComponentListItem } from './component-list-item'

const ORDER: readonly ComponentCategory[] = [
  'input_output',
  'prompts',
  'models',
  'memory',
  'processing',
  'logic',
  'data',
  'tools',
  'notes',
]

interface ComponentListProps {
  definitions: readonly ComponentDefinition[]
  /** The flow is made of steps: they are shown at first. */
  stepsFirst: boolean
  searchRef: RefObject<HTMLInputElement | null>
  onAdd: (definition: ComponentDefinition) => void
  onHide: () => void
}

/** Components are joined by the values that they pass on, steps by what comes next. */
type Family = 'components' | 'steps'

const isOf = (definition: ComponentDefinition, family: Family): boolean =>
  definition.inert === true || (definition.control_ports !== undefined) === (family === 'steps')

/** All components by category, found by name or by what they do; click or drag to add. */
export function ComponentList({ definitions, stepsFirst, searchRef, onAdd, onHide }: ComponentListProps) {
  const [chosen, setChosen] = useState<Family | undefined>(undefined)
  const family = chosen ?? (stepsFirst ? 'steps' : 'components')
  const [search, setSearch] = useState('')
  const found = searchDefinitions(definitions, search)
  const groups =
    search.trim() === ''
      ? ORDER.map((category) => ({
          category,
          items: found.filter((item) => item.category === category && isOf(item, family)),
        }))
      : [{ category: undefined, items: found }]

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter' && found[0] && search.trim() !== '') {
      onAdd(found[0])
      setSearch('')
    } else if (event.key === 'Escape') {
      setSearch('')
      event.currentTarget.blur()
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      event.currentTarget.closest('section')?.querySelector<HTMLElement>('[data-component]')?.focus()
    }
  }

  return (
    <section aria-label={t('components.title')} className="flex h-full min-h-0 flex-col bg-surface">
      <div className="flex h-10 shrink-0 items-center gap-2 pr-1.5 pl-3">
        <h2 className="flex-1 font-semibold text-sm">{t('components.title')}</h2>
        <IconButton icon={PanelLeftClose} label={t('components.hide')} size="sm" onClick={onHide} />
      </div>
      <div className="relative px-3 pb-2">
        <Search className="pointer-events-none absolute top-2 left-5.5 size-4 text-ink-3" aria-hidden />
        <Input
          ref={searchRef}
          type="search"
          value={search}
          aria-label={t('components.search')}
          placeholder={t('components.search')}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={onKeyDown}
          className="pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden"
        />
        {search === '' && <Kbd keys="/" className="pointer-events-none absolute top-[7px] right-5" />}
      </div>
      {search.trim() === '' && (
        <SegmentedControl
          label={t('components.family')}
          value={family}
          onValueChange={setChosen}
          className="mx-3 mb-1 [&>button]:flex-1 [&>button]:justify-center"
          options={[
            { value: 'components', label: t('components.components') },
            { value: 'steps', label: t('components.steps') },
          ]}
        />
      )}
      <div className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-3">
        {found.length === 0 && (
          <p className="px-2 py-6 text-center text-ink-3 text-xs">{t('components.none', { search: search.trim() })}</p>
        )}
        {groups.map(({ category, items }) =>
          items.length === 0 ? null : (
            <div key={category ?? 'found'}>
              {category && (
                <h3 className="px-2 pt-3 pb-1 text-ink-3 text-xs first:pt-1">{t(`category.${category}`)}</h3>
              )}
              <ul>
                {items.map((definition) => (
                  <li key={definition.type}>
                    <ComponentListItem definition={definition} onAdd={() => onAdd(definition)} />
                  </li>
                ))}
              </ul>
            </div>
          ),
        )}
      </div>
    </section>
  )
}
