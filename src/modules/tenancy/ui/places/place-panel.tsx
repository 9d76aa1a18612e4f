'use client'

import { Ellipsis, FolderInput, Plus, Trash2, X } from 'lucide-react'
import { Fragment } from 'react'
import { useAddressValue } from '@/client/console/use-address'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import { DropdownMenu } from '@/ui/dropdown-menu'
import { IconButton } from '@/ui/icon-button'
import { type TabItem, Tabs } from '@/ui/tabs'
import { DetailsForm } from './details-form'
import type { PlaceDraft, PlaceRow, PlaceWords } from './place-row'

interface PlacePanelProps {
  place: PlaceRow
  /** From the top, the place itself included. */
  path: readonly PlaceRow[]
  levels: number
  may: { create: boolean; modify: boolean; delete: boolean }
  words: PlaceWords
  tabs: readonly TabItem[]
  onSave: (draft: PlaceDraft) => Promise<unknown>
  onAsk: (kind: 'new' | 'move' | 'delete') => void
  /** 0: none. */
  onChoose: (id: number) => void
}

/** What is chosen: where it is, what is in it, what can be done with it. */
export function PlacePanel(props: PlacePanelProps) {
  const { place, path, levels, may, words, tabs, onAsk, onChoose } = props
  const [tab, setTab] = useAddressValue('tab')
  const deepest = path.length >= levels
  const menu = [
    ...(may.create
      ? [
          {
            id: 'new',
            label: deepest ? words.deepest : t('places.add_below'),
            icon: Plus,
            disabled: deepest,
            onSelect: () => onAsk('new'),
          },
        ]
      : []),
    ...(may.modify
      ? [{ id: 'move', label: t('places.move'), icon: FolderInput, keys: 'm', onSelect: () => onAsk('move') }]
      : []),
    ...(may.delete
      ? [
          {
            id: 'delete',
            label: t('action.delete'),
            icon: Trash2,
            danger: true,
            onSelect: () => onAsk('delete'),
          },
        ]
      : []),
  ]
  const items: TabItem[] = [
    ...tabs,
    {
      value: 'details',
      label: t('places.tab_details'),
      content: <DetailsForm place={place} readOnly={!may.modify} onSave={props.onSave} />,
    },
  ]
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex items-start gap-1 px-3 pt-2.5 pb-1.5">
        <div className="min-w-0 flex-1">
          {path.length > 1 && (
            <p className="truncate text-ink-3 text-xs">
              {path.slice(0, -1).map((above) => (
                <Fragment key={above.id}>
                  <button
                    type="button"
                    className="max-w-full truncate rounded-sm hover:text-ink hover:underline"
                    onClick={() => onChoose(above.id)}
                  >
                    {above.name}
                  </button>
                  {' / '}
                </Fragment>
              ))}
            </p>
          )}
          <h2 className="flex min-w-0 items-center gap-2 font-semibold text-base">
            <span className="min-w-0 break-words">{place.name}</span>
            {!place.is_enable && <Badge>{t('places.disabled')}</Badge>}
          </h2>
        </div>
        {menu.length > 0 && (
          <DropdownMenu
            trigger={<IconButton icon={Ellipsis} label={t('places.actions', { name: place.name })} size="sm" />}
            items={menu}
          />
        )}
        <IconButton icon={X} label={t('action.close')} size="sm" onClick={() => onChoose(0)} />
      </header>
      <Tabs
        label={t('places.tabs', { name: place.name })}
        className="flex-1"
        contentClassName="flex flex-col overflow-y-auto"
        value={items.some(({ value }) => value === tab) ? tab : (items[0]?.value ?? '')}
        onValueChange={(next) => setTab(next === items[0]?.value ? '' : next)}
        items={items}
      />
    </div>
  )
}
