'use client'

import { ContextMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { KeyText } from './kbd'
import { type MenuItem, menuLabel, menuRow, menuSeparator, menuSurface } from './menu-items'

/** The menu of the right mouse button over whatever lies under it. */
export function ContextMenu({ items, children }: { items: readonly MenuItem[]; children: ReactNode }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content collisionPadding={8} className={menuSurface}>
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
