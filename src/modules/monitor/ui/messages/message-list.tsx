'use client'

import { Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import type { MessageRow } from './conversation-rows'
import { EditDialog } from './edit-dialog'
import { MessageEntry } from './message-entry'
import type { useConversationActions } from './use-conversation-actions'

interface MessageListProps {
  messages: readonly MessageRow[]
  actions: ReturnType<typeof useConversationActions>
  /** Stands above the oldest message that is shown. */
  earlier: ReactNode
}

/** The turns of a conversation, to be edited one by one and deleted one or many at a time. */
export function MessageList({ messages, actions, earlier }: MessageListProps) {
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set())
  const [editing, setEditing] = useState<MessageRow>()
  const [deleting, setDeleting] = useState<readonly number[]>()
  const chosen = messages.filter((message) => selected.has(message.id)).map((message) => message.id)

  function toggle(id: number) {
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    setSelected(next)
  }

  async function confirmDelete(ids: readonly number[]) {
    if (!(await actions.removeMessages([...ids]))) return
    setDeleting(undefined)
    setSelected(new Set([...selected].filter((id) => !ids.includes(id))))
  }

  return (
    <section aria-label={t('messages.turns')} className="flex min-h-0 flex-col rounded-lg border bg-surface">
      {chosen.length > 0 && (
        <div className="flex h-10 shrink-0 animate-fade items-center gap-3 rounded-t-lg border-b bg-accent-soft px-3 text-sm">
          <span className="tabular font-medium">{t('list.selected', { count: chosen.length })}</span>
          <Button size="sm" onClick={() => setDeleting(chosen)}>
            <Trash2 aria-hidden />
            {t('action.delete')}
          </Button>
        </div>
      )}
      <div className="min-h-0 overflow-y-auto">
        {earlier}
        <ol>
          {messages.map((message) => (
            <MessageEntry
              key={message.id}
              message={message}
              selected={selected.has(message.id)}
              onToggle={() => toggle(message.id)}
              onEdit={() => setEditing(message)}
              onDelete={() => setDeleting([message.id])}
            />
          ))}
        </ol>
      </div>
      {editing && (
        <EditDialog
          message={editing}
          busy={actions.busy}
          onClose={() => setEditing(undefined)}
          onSave={(text) => void actions.edit(editing.id, text).then((done) => done && setEditing(undefined))}
        />
      )}
      {deleting && (
        <ConfirmDialog
          open
          onOpenChange={() => setDeleting(undefined)}
          title={
            deleting.length === 1
              ? t('messages.delete_message_title')
              : t('messages.delete_messages_title', { count: deleting.length })
          }
          description={t('messages.delete_message_text')}
          action={t('action.delete')}
          busy={actions.busy}
          onConfirm={() => void confirmDelete(deleting)}
        />
      )}
    </section>
  )
}
