'use client'

import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn'

export interface TabItem {
  value: string
  label: ReactNode
  content: ReactNode
}

interface TabsProps {
  items: readonly TabItem[]
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  label: string
  /** Stands at the right end of the tab line. */
  action?: ReactNode
  className?: string
  contentClassName?: string
}

export function Tabs(props: TabsProps) {
  const { items, value, defaultValue, onValueChange, label, action, className, contentClassName } = props
  return (
    <Radix.Root
      value={value}
      defaultValue={value === undefined ? (defaultValue ?? items[0]?.value) : undefined}
      onValueChange={onValueChange}
      className={cn('flex min-h-0 flex-col', className)}
    >
      <div className="flex shrink-0 items-center gap-2 border-b pr-2">
        <Radix.List aria-label={label} className="flex min-w-0 flex-1 gap-1 overflow-x-auto px-3">
          {items.map((item) => (
            <Radix.Trigger
              key={item.value}
              value={item.value}
              className="-mb-px h-9 shrink-0 border-transparent border-b-2 px-1.5 text-ink-2 text-sm transition-colors duration-100 hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
            >
              {item.label}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {action}
      </div>
      {items.map((item) => (
        <Radix.Content
          key={item.value}
          value={item.value}
          className={cn('min-h-0 flex-1 outline-none data-[state=inactive]:hidden', contentClassName)}
        >
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
