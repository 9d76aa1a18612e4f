'use client'

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { cn } from '@/ui/cn'
import { IconButton } from '@/ui/icon-button'

interface RowsProps<T> {
  items: readonly T[]
  onChange: (items: T[]) => void
  /** A new item at the end; without it none can be added. */
  make?: () => T
  addLabel?: string
  /** What an item is called, for its buttons. */
  nameOf: (item: T, index: number) => string
  /** Items can change places. */
  sortable?: boolean
  /** Called before an item goes. */
  onRemove?: (item: T) => void
  /** Items that have to stay. */
  least?: number
  disabled: boolean
  /** Several lines an item: with a border around each. */
  boxed?: boolean
  children: (item: T, change: (next: T) => void, index: number) => ReactNode
}

/** A list of like things: each can be changed, moved and taken away, and another added. */
export function Rows<T>(props: RowsProps<T>) {
  const { items, onChange, make, nameOf, sortable = false, least = 0, disabled, boxed = false } = props
  const swap = (from: number, to: number) => {
    const [one, other] = [items[from], items[to]]
    if (one !== undefined && other !== undefined) onChange(items.with(from, other).with(to, one))
  }
  return (
    <div className="flex flex-col gap-1.5">
      {items.map((item, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other identity than its place
          key={index}
          className={cn('flex min-w-0 items-start gap-1', boxed && 'rounded-lg border bg-sunken/40 p-2')}
        >
          <div className="flex min-w-0 flex-1 flex-col gap-1.5">
            {props.children(item, (next) => onChange(items.with(index, next)), index)}
          </div>
          {!disabled && (
            <div className={cn('flex shrink-0', boxed ? 'flex-col' : 'pt-1')}>
              {sortable && items.length > 1 && (
                <>
                  <IconButton
                    icon={ArrowUp}
                    size="sm"
                    side="left"
                    label={t('rows.up', { name: nameOf(item, index) })}
                    disabled={index === 0}
                    onClick={() => swap(index, index - 1)}
                  />
                  <IconButton
                    icon={ArrowDown}
                    size="sm"
                    side="left"
                    label={t('rows.down', { name: nameOf(item, index) })}
                    disabled={index === items.length - 1}
                    onClick={() => swap(index, index + 1)}
                  />
                </>
              )}
              <IconButton
                icon={X}
                size="sm"
                side="left"
                label={t('rows.remove', { name: nameOf(item, index) })}
                disabled={items.length <= least}
                onClick={() => {
                  props.onRemove?.(item)
                  onChange(items.toSpliced(index, 1))
                }}
              />
            </div>
          )}
        </div>
      ))}
      {make && !disabled && (
        <Button variant="ghost" size="sm" className="self-start" onClick={() => onChange([...items, make()])}>
          <Plus aria-hidden />
          {props.addLabel ?? t('action.add')}
        </Button>
      )}
    </div>
  )
}
