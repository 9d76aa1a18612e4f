'use client'

import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={350} skipDelayDuration={200}>
      {children}
    </Radix.Provider>
  )
}

interface TooltipProps {
  label: ReactNode
  hint?: ReactNode
  side?: 'top' | 'right' | 'bottom' | 'left'
  children: ReactNode
}

/** Words for the thing under the pointer or the focus. The child must take a ref. */
export function Tooltip({ label, hint, side = 'bottom', children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-80 animate-fade items-center gap-2 rounded-md bg-ink px-2 py-1 text-ground text-xs"
        >
          <span className="min-w-0 break-words">{label}</span>
          {hint && <span className="shrink-0 opacity-70">{hint}</span>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
