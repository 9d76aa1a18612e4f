'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { t } from '@/lib/messages/t'
import { cn } from '../cn'
import type { MenuItem } from '../menu-items'
import { DataListHead } from './data-list-head'
import { DataListRow } from './data-list-row'
import { useListKeys } from './use-list-keys'

const ROW_HEIGHT = 36

export interface Column<T> {
  id: string
  header: string
  cell: (item: T) => ReactNode
  /** CSS width; the column without one takes what is left. */
  width?: string
  align?: 'left' | 'right'
  sortable?: boolean
  /** Not shown on narrow screens. */
  wideOnly?: boolean
}

export interface SortOrder {
  column: string
  direction: 'asc' | 'desc'
}

export interface DataListProps<T> {
  label: string
  items: readonly T[]
  columns: readonly Column<T>[]
  itemKey: (item: T) => string
  /** What the row is called in its menu and checkbox. */
  itemName: (item: T) => string
  onOpen: (item: T) => void
  sort?: SortOrder
  onSortChange?: (sort: SortOrder) => void
  selected?: ReadonlySet<string>
  onSelectedChange?: (selected: ReadonlySet<string>) => void
  /** Stands above the rows while some are selected. */
  bulkActions?: (selected: ReadonlySet<string>) => ReactNode
  rowMenu?: (item: T) => readonly MenuItem[]
  /** Rows can be dragged: puts what is dragged into the transfer. */
  onDragStart?: (item: T, transfer: DataTransfer) => void
  /** Called when the last rows come into view: fetch the next page. */
  onEndReached?: () => void
  className?: string
}

/** A virtualised table for work: `j` `k` move, Enter opens, `x` selects. */
export function DataList<T>(props: DataListProps<T>) {
  const { items, columns, itemKey, selected, onSelectedChange, onEndReached } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(-1)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  })
  const rows = virtual.getVirtualItems()
  const last = rows.at(-1)?.index ?? -1

  useEffect(() => {
    if (last >= items.length - 1 && items.length > 0) onEndReached?.()
  }, [last, items.length, onEndReached])

  function toggle(key: string) {
    if (!selected || !onSelectedChange) return
    const next = new Set(selected)
    if (!next.delete(key)) next.add(key)
    onSelectedChange(next)
  }

  useListKeys({
    count: items.length,
    active,
    setActive: (index) => {
      setActive(index)
      virtual.scrollToIndex(index)
    },
    onOpen: (index) => {
      const item = items[index]
      if (item !== undefined) props.onOpen(item)
    },
    onToggle: (index) => {
      const item = items[index]
      if (item !== undefined) toggle(itemKey(item))
    },
    onClear: () => onSelectedChange?.(new Set()),
  })

  const before = rows[0]?.start ?? 0
  const after = virtual.getTotalSize() - (rows.at(-1)?.end ?? 0)
  const count = selected?.size ?? 0
  return (
    <div className={cn('flex min-h-0 flex-col', props.className)}>
      {count > 0 && selected && (
        <div className="flex h-10 shrink-0 animate-fade items-center gap-3 border-b bg-accent-soft px-3 text-sm">
          <span className="tabular font-medium">{t('list.selected', { count })}</span>
          <div className="flex items-center gap-1">{props.bulkActions?.(selected)}</div>
        </div>
      )}
      <div ref={scroller} className="min-h-0 flex-1 overflow-auto">
        <table aria-label={props.label} aria-rowcount={items.length} className="w-full table-fixed border-collapse">
          <DataListHead
            columns={columns}
            sort={props.sort}
            onSortChange={props.onSortChange}
            selectable={onSelectedChange !== undefined}
            allSelected={count > 0 && (count === items.length || 'indeterminate')}
            onSelectAll={(all) => onSelectedChange?.(new Set(all ? items.map(itemKey) : []))}
            hasMenu={props.rowMenu !== undefined}
          />
          <tbody>
            {before > 0 && <tr aria-hidden style={{ height: before }} />}
            {rows.map((row) => {
              const item = items[row.index]
              if (item === undefined) return null
              const key = itemKey(item)
              return (
                <DataListRow
                  key={key}
                  item={item}
                  name={props.itemName(item)}
                  columns={columns}
                  active={row.index === active}
                  selected={selected?.has(key)}
                  onToggle={onSelectedChange ? () => toggle(key) : undefined}
                  onOpen={() => props.onOpen(item)}
                  onDragStart={props.onDragStart && ((transfer) => props.onDragStart?.(item, transfer))}
                  menu={props.rowMenu?.(item)}
                  moving={virtual.isScrolling}
                />
              )
            })}
            {after > 0 && <tr aria-hidden style={{ height: after }} />}
          </tbody>
        </table>
      </div>
    </div>
  )
}
