'use client'

import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { KeyText } from './kbd'
import { type MenuItem, menuLabel, menuRow, menuSeparator, menuSurface } from './menu-items'

interface DropdownMenuProps {
  /** The button that opens the menu. */
  trigger: ReactNode
  items: readonly MenuItem[]
  header?: ReactNode
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'right' | 'bottom' | 'left'
}

export function DropdownMenu({ trigger, items, header, align = 'end', side = 'bottom' }: DropdownMenuProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content align={align} side={side} sideOffset={4} collisionPadding={8} className={menuSurface}>
          {header}
          {items.map((item) => {
            if (item.kind === 'separator') return <Radix.Separator key={item.id} className={menuSeparator} />
            if (item.kind === 'label') {
              return (
                <Radix.Label key={item.id} className={menuLabel}>
                  {item.label}
                </Radix.Label>
              )
            }
            return (
              <Radix.Item
                key={item.id}
                disabled={item.disabled}
                onSelect={item.onSelect}
                className={cn(menuRow, item.danger && 'text-bad [&_svg]:text-bad')}
              >
                {item.icon && <item.icon aria-hidden />}
                <span className="min-w-0 flex-1 truncate">{item.label}</span>
                {item.keys && (
                  <span className="text-ink-3 text-xs">
                    <KeyText keys={item.keys} />
                  </span>
                )}
              </Radix.Item>
            )
          })}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
