'use client'

import { Command } from 'cmdk'
import type { LucideIcon } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { t } from '@/lib/messages/t'
import { Kbd } from '../kbd'

export interface CommandItem {
  id: string
  label: string
  /** Heading under which it stands. */
  group: string
  icon?: LucideIcon
  keywords?: readonly string[]
  keys?: string
  hint?: string
  run: () => void
}

interface CommandPaletteProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  items: readonly CommandItem[]
  /** Called while typing, for items that have to be fetched. */
  onSearch?: (search: string) => void
}

/** Go to, create, run, change: everything by name. */
export function CommandPalette({ open, onOpenChange, items, onSearch }: CommandPaletteProps) {
  const groups = [...new Set(items.map((item) => item.group))]
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="-translate-x-1/2 fixed top-[14vh] left-1/2 z-50 w-[calc(100vw-24px)] max-w-[600px] animate-fade overflow-hidden rounded-xl bg-surface shadow-float outline-none"
        >
          <Dialog.Title className="sr-only">{t('palette.title')}</Dialog.Title>
          <Command loop>
            <Command.Input
              autoFocus
              placeholder={t('palette.placeholder')}
              onValueChange={onSearch}
              className="h-12 w-full border-b bg-transparent px-4 text-base outline-none"
            />
            <Command.List className="max-h-[52vh] overflow-y-auto p-1.5">
              <Command.Empty className="py-8 text-center text-ink-3 text-sm">{t('palette.nothing')}</Command.Empty>
              {groups.map((group) => (
                <Command.Group
                  key={group}
                  heading={group}
                  className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-xs"
                >
                  {items
                    .filter((item) => item.group === group)
                    .map((item) => (
                      <Command.Item
                        key={item.id}
                        value={item.id}
                        keywords={[item.label, ...(item.keywords ?? [])]}
                        onSelect={() => {
                          onOpenChange(false)
                          item.run()
                        }}
                        className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 text-sm data-[selected=true]:bg-hover"
                      >
                        {item.icon && <item.icon className="size-4 shrink-0 text-ink-3" aria-hidden />}
                        <span className="min-w-0 flex-1 truncate">{item.label}</span>
                        {item.hint && <span className="max-w-48 truncate text-ink-3 text-xs">{item.hint}</span>}
                        {item.keys && <Kbd keys={item.keys} />}
                      </Command.Item>
                    ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
