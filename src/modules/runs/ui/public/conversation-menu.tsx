'use client'

import { History, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { IconButton } from '@/ui/icon-button'
import { Popover } from '@/ui/popover'
import { RelativeTime } from '@/ui/relative-time'
import type { PublicSession } from './use-public-sessions'

interface ConversationMenuProps {
  sessions: readonly PublicSession[]
  active: string | undefined
  onSelect: (id: string) => void
  onForget: (id: string) => void
}

/** The conversations that this browser remembers. */
export function ConversationMenu({ sessions, active, onSelect, onForget }: ConversationMenuProps) {
  const [open, setOpen] = useState(false)
  const [forgetting, setForgetting] = useState<PublicSession | undefined>(undefined)
  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        align="end"
        className="w-[min(320px,calc(100vw-16px))] p-1"
        trigger={<IconButton icon={History} label={t('public.history')} />}
      >
        {sessions.length === 0 && <p className="px-2 py-3 text-center text-ink-3 text-xs">{t('public.no_history')}</p>}
        <ul className="max-h-80 overflow-y-auto">
          {sessions.map((session) => (
            <li
              key={session.id}
              data-active={session.id === active || undefined}
              className="flex h-10 items-center gap-0.5 rounded-md pr-1 hover:bg-hover data-active:bg-accent-soft"
            >
              <button
                type="button"
                aria-current={session.id === active}
                onClick={() => {
                  onSelect(session.id)
                  setOpen(false)
                }}
                className="flex h-full min-w-0 flex-1 items-center gap-2 px-2 text-left text-sm"
              >
                <span className="min-w-0 flex-1 truncate">{session.name}</span>
                <RelativeTime at={session.updated_at} className="shrink-0 text-ink-3 text-xs" />
              </button>
              <IconButton
                icon={Trash2}
                label={t('public.forget')}
                size="sm"
                onClick={() => {
                  setOpen(false)
                  setForgetting(session)
                }}
              />
            </li>
          ))}
        </ul>
      </Popover>
      <ConfirmDialog
        open={forgetting !== undefined}
        onOpenChange={(next) => !next && setForgetting(undefined)}
        title={t('public.forget_title', { name: forgetting?.name ?? '' })}
        description={t('public.forget_text')}
        action={t('public.forget')}
        onConfirm={() => {
          if (forgetting) onForget(forgetting.id)
          setForgetting(undefined)
        }}
      />
    </>
  )
}
