'use client'

import { t } from '@/lib/messages/t'
import { Dialog } from '../dialog'
import { Kbd } from '../kbd'

export interface ShortcutGroup {
  title: string
  shortcuts: readonly { keys: string; label: string }[]
}

interface ShortcutSheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  groups: readonly ShortcutGroup[]
}

/** All keys of the page, by group. */
export function ShortcutSheet({ open, onOpenChange, groups }: ShortcutSheetProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('shortcuts.title')} size="lg">
      <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 font-semibold text-ink-2 text-xs">{group.title}</h3>
            <dl>
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.keys} className="flex h-8 items-center justify-between gap-4 border-b">
                  <dt className="min-w-0 truncate text-sm">{shortcut.label}</dt>
                  <dd>
                    <Kbd keys={shortcut.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
