'use client'

import { Download, FileJson, FileSpreadsheet, MessagesSquare, PencilLine, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { type Column, DataList } from '@/ui/data-list/data-list'
import { DropdownMenu } from '@/ui/dropdown-menu'
import { RelativeTime } from '@/ui/relative-time'
import { type ConversationRow, conversationKey, conversationPath } from './conversation-rows'
import { NameDialog } from './name-dialog'
import type { useConversationActions } from './use-conversation-actions'

const columns: readonly Column<ConversationRow>[] = [
  {
    id: 'name',
    header: t('messages.column_name'),
    cell: (row) => (
      <span title={row.session_name ?? row.session_id} className="flex min-w-0 items-baseline gap-2">
        <span className="truncate font-medium lg:max-w-[60%] lg:shrink-0">{row.session_name ?? row.session_id}</span>
        <span className="truncate text-ink-3 text-xs max-lg:hidden">{row.last_text}</span>
      </span>
    ),
  },
  {
    id: 'flow',
    header: t('messages.column_flow'),
    width: '180px',
    wideOnly: true,
    cell: (row) => <span className="text-ink-2">{row.flow_name ?? ''}</span>,
  },
  {
    id: 'user',
    header: t('messages.column_user'),
    width: '110px',
    wideOnly: true,
    cell: (row) => <span className="text-ink-2">{row.user_name ?? t('messages.nobody')}</span>,
  },
  {
    id: 'count',
    header: t('messages.column_count'),
    width: '90px',
    align: 'right',
    cell: (row) => row.message_count.toLocaleString(),
  },
  {
    id: 'last',
    header: t('messages.column_last'),
    width: '130px',
    wideOnly: true,
    cell: (row) => <RelativeTime at={row.last_at} className="text-ink-2" />,
  },
]

interface ConversationTableProps {
  conversations: readonly ConversationRow[]
  actions: ReturnType<typeof useConversationActions>
  onEndReached: () => void
}

export function ConversationTable({ conversations, actions, onEndReached }: ConversationTableProps) {
  const router = useRouter()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [naming, setNaming] = useState<ConversationRow>()
  const [deleting, setDeleting] = useState<readonly ConversationRow[]>()
  const chosen = conversations.filter((row) => selected.has(conversationKey(row)))
  const open = (row: ConversationRow) => router.push(conversationPath(row))
  const exports = (rows: readonly ConversationRow[]) => [
    {
      id: 'json',
      label: t('messages.export_json'),
      icon: FileJson,
      onSelect: () => void actions.exportAs(rows, 'json'),
    },
    {
      id: 'csv',
      label: t('messages.export_csv'),
      icon: FileSpreadsheet,
      onSelect: () => void actions.exportAs(rows, 'csv'),
    },
  ]

  async function confirmDelete(rows: readonly ConversationRow[]) {
    if (!(await actions.remove(rows))) return
    setDeleting(undefined)
    setSelected(new Set())
  }

  return (
    <>
      <DataList
        label={t('messages.title')}
        className="rounded-lg border bg-surface"
        items={conversations}
        columns={columns}
        itemKey={conversationKey}
        itemName={(row) => row.session_name ?? row.session_id}
        onOpen={open}
        onEndReached={onEndReached}
        selected={new Set(chosen.map(conversationKey))}
        onSelectedChange={setSelected}
        bulkActions={() => (
          <>
            <DropdownMenu
              align="start"
              trigger={
                <Button size="sm" busy={actions.busy}>
                  {!actions.busy && <Download aria-hidden />}
                  {t('messages.export')}
                </Button>
              }
              items={exports(chosen)}
            />
            <Button size="sm" onClick={() => setDeleting(chosen)}>
              <Trash2 aria-hidden />
              {t('action.delete')}
            </Button>
          </>
        )}
        rowMenu={(row) => [
          { id: 'open', label: t('messages.open'), icon: MessagesSquare, onSelect: () => open(row) },
          { id: 'rename', label: t('action.rename'), icon: PencilLine, onSelect: () => setNaming(row) },
          ...exports([row]),
          { kind: 'separator', id: 'line' },
          { id: 'delete', label: t('action.delete'), icon: Trash2, danger: true, onSelect: () => setDeleting([row]) },
        ]}
      />
      {naming && (
        <NameDialog
          name={naming.session_name ?? naming.session_id}
          busy={actions.busy}
          onClose={() => setNaming(undefined)}
          onName={(name) => void actions.rename(naming, name).then((done) => done && setNaming(undefined))}
        />
      )}
      {deleting && (
        <ConfirmDialog
          open
          onOpenChange={() => setDeleting(undefined)}
          title={
            deleting.length === 1 && deleting[0]
              ? t('messages.delete_title', { name: deleting[0].session_name ?? deleting[0].session_id })
              : t('messages.delete_many', { count: deleting.length })
          }
          description={t('messages.delete_text', {
            count: deleting.reduce((sum, row) => sum + row.message_count, 0).toLocaleString(),
          })}
          action={t('action.delete')}
          busy={actions.busy}
          onConfirm={() => void confirmDelete(deleting)}
        />
      )}
    </>
  )
}
