'use client'

import { X } from 'lucide-react'
import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { t } from '@/lib/messages/t'
import { IconButton } from '@/ui/icon-button'

/** A tab right of the canvas. */
export interface DockTab {
  id: string
  label: string
  content: ReactNode
}

interface DockProps {
  tabs: readonly DockTab[]
  active: string
  onActiveChange: (id: string | undefined) => void
}

/** Right of the canvas: settings of a node and whatever the page adds, one at a time. */
export function Dock({ tabs, active, onActiveChange }: DockProps) {
  return (
    <Radix.Root value={active} onValueChange={onActiveChange} className="flex h-full min-h-0 flex-col bg-surface">
      <div className="flex h-10 shrink-0 items-center border-b pr-1.5 pl-2">
        <Radix.List aria-label={t('inspector.title')} className="flex min-w-0 flex-1 gap-0.5 overflow-x-auto">
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.id}
              value={tab.id}
              className="h-7 shrink-0 rounded-md px-2 text-ink-2 text-sm hover:text-ink data-[state=active]:bg-hover data-[state=active]:font-medium data-[state=active]:text-ink"
            >
              {tab.label}
            </Radix.Trigger>
          ))}
        </Radix.List>
        <IconButton icon={X} label={t('action.close')} size="sm" onClick={() => onActiveChange(undefined)} />
      </div>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className="min-h-0 flex-1 select-text overflow-y-auto outline-none">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
