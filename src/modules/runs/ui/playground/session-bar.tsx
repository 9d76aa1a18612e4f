'use client'

import { ChevronsUpDown, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { IconButton } from '@/ui/icon-button'
import { Input } from '@/ui/input'
import { Popover } from '@/ui/popover'
import { RelativeTime } from '@/ui/relative-time'
import type { PlaygroundSession } from './playground-types'

interface SessionBarProps {
  sessions: readonly PlaygroundSession[]
  active: string
  onSelect: (id: string) => void
  onCreate: () => void
  onRename: (id: string, name: string) => void
  onDelete: (id: string) => void
}

/** Which conversation this is; the others, and a new one. */
export function SessionBar({ sessions, active, onSelect, onCreate, onRename, onDelete }: SessionBarProps) {
  const [open, setOpen] = useState(false)
  const [renaming, setRenaming] = useState<string | undefined>(undefined)
  const [deleting, setDeleting] = useState<string | undefined>(undefined)
  const name = sessions.find((session) => session.id === active)?.name ?? t('session.new')
  return (
    <div className="flex h-10 shrink-0 items-center gap-1 border-b pr-2 pl-3">
      <Popover
        open={open}
        onOpenChange={setOpen}
        className="w-[300px] p-1"
        trigger={
          <button
            type="button"
            aria-label={t('session.choose', { name })}
            className="-ml-1.5 flex h-7 min-w-0 items-center gap-1.5 rounded-md px-1.5 text-sm hover:bg-hover"
          >
            <span className="truncate">{name}</span>
            <ChevronsUpDown className="size-3.5 shrink-0 text-ink-3" aria-hidden />
          </button>
        }
      >
        {sessions.length === 0 && <p className="px-2 py-3 text-center text-ink-3 text-xs">{t('session.none')}</p>}
        <ul className="max-h-72 overflow-y-auto">
          {sessions.map((session) => (
            <li
              key={session.id}
              data-active={session.id === active || undefined}
              className="group/session flex h-9 items-center gap-0.5 rounded-md pr-1 hover:bg-hover data-active:bg-accent-soft"
            >
              {renaming === session.id ? (
                <RenameInput
                  name={session.name}
                  onDone={(next) => {
                    setRenaming(undefined)
                    if (next !== undefined) onRename(session.id, next)
                  }}
                />
              ) : (
                <>
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
                    icon={Pencil}
                    label={t('session.rename')}
                    size="sm"
                    onClick={() => setRenaming(session.id)}
                  />
                  <IconButton
                    icon={Trash2}
                    label={t('session.delete')}
                    size="sm"
                    onClick={() => {
                      setOpen(false)
                      setDeleting(session.id)
                    }}
                  />
                </>
              )}
            </li>
          ))}
        </ul>
      </Popover>
      <span className="flex-1" />
      <IconButton icon={Plus} label={t('session.new')} size="sm" onClick={onCreate} />
      <ConfirmDialog
        open={deleting !== undefined}
        onOpenChange={(next) => !next && setDeleting(undefined)}
        title={t('session.delete_title')}
        description={t('session.delete_text')}
        action={t('session.delete')}
        onConfirm={() => {
          if (deleting !== undefined) onDelete(deleting)
          setDeleting(undefined)
        }}
      />
    </div>
  )
}

function RenameInput({ name, onDone }: { name: string; onDone: (name: string | undefined) => void }) {
  const [typed, setTyped] = useState(name)
  const finish = () => onDone(typed.trim() === '' || typed.trim() === name ? undefined : typed.trim())
  return (
    <Input
      autoFocus
      aria-label={t('session.rename')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') finish()
        if (event.key === 'Escape') onDone(undefined)
      }}
      className="mx-1 h-7"
    />
  )
}
