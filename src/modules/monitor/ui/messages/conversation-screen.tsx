'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { ArrowLeft, Download, FileJson, FileSpreadsheet, PencilLine, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { CopyButton } from '@/ui/copy-button'
import { DropdownMenu } from '@/ui/dropdown-menu'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { MonitorFrame } from '../monitor-frame'
import type { ConversationId } from './conversation-rows'
import { MessageList } from './message-list'
import { NameDialog } from './name-dialog'
import { useConversationActions } from './use-conversation-actions'

const PAGE = 100

/** One conversation: read, corrected, exported, named, deleted. */
export function ConversationScreen({ flow_id, session_id }: ConversationId) {
  const router = useRouter()
  const actions = useConversationActions()
  const [dialog, setDialog] = useState<'name' | 'delete'>()
  const close = () => setDialog(undefined)
  const pages = api.monitor.read_conversation.useInfiniteQuery(
    { flow_id, session_id, limit: PAGE },
    { getNextPageParam: (page) => page.next_cursor ?? undefined, placeholderData: keepPreviousData },
  )
  const about = pages.data?.pages[0]
  const name = about?.session_name ?? session_id
  const messages = [...(pages.data?.pages ?? [])].reverse().flatMap((page) => page.items)

  return (
    <MonitorFrame active="messages">
      <Link
        href="/monitor/messages"
        className="-mb-2 inline-flex w-fit items-center gap-1.5 text-ink-2 text-sm hover:text-ink"
      >
        <ArrowLeft className="size-4" aria-hidden />
        {t('messages.back')}
      </Link>
      {pages.isPending ? (
        <Skeleton className="h-72 rounded-lg" />
      ) : pages.isError || !about ? (
        <ErrorState
          title={t('messages.one_failed')}
          description={errorText(pages.error).title}
          onRetry={() => void pages.refetch()}
          retrying={pages.isRefetching}
        />
      ) : (
        <>
          <header className="flex flex-wrap items-start justify-between gap-3">
            <div className="min-w-0">
              <h2 className="break-words font-semibold text-base">{name}</h2>
              <p className="flex min-w-0 flex-wrap items-center gap-x-2 text-ink-2 text-sm">
                {about.flow_name && (
                  <Link href={`/flows/${flow_id}`} className="max-w-80 truncate text-accent-ink hover:underline">
                    {about.flow_name}
                  </Link>
                )}
                <span className="tabular">
                  {about.message_count === 1
                    ? t('messages.message_count_one')
                    : t('messages.message_count', { count: about.message_count.toLocaleString() })}
                </span>
                <span className="inline-flex min-w-0 items-center font-mono text-ink-3 text-xs">
                  <span className="max-w-60 truncate" title={session_id}>
                    {session_id}
                  </span>
                  <CopyButton text={session_id} label={t('messages.copy_id')} />
                </span>
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => setDialog('name')}>
                <PencilLine aria-hidden />
                {t('action.rename')}
              </Button>
              <DropdownMenu
                trigger={
                  <Button busy={actions.busy}>
                    {!actions.busy && <Download aria-hidden />}
                    {t('messages.export')}
                  </Button>
                }
                items={[
                  {
                    id: 'json',
                    label: t('messages.export_json'),
                    icon: FileJson,
                    onSelect: () => void actions.exportAs([{ flow_id, session_id }], 'json'),
                  },
                  {
                    id: 'csv',
                    label: t('messages.export_csv'),
                    icon: FileSpreadsheet,
                    onSelect: () => void actions.exportAs([{ flow_id, session_id }], 'csv'),
                  },
                ]}
              />
              <Button onClick={() => setDialog('delete')}>
                <Trash2 aria-hidden />
                {t('messages.delete')}
              </Button>
            </div>
          </header>
          <MessageList
            messages={messages}
            actions={actions}
            earlier={
              pages.hasNextPage && (
                <div className="flex justify-center border-b p-2">
                  <Button size="sm" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                    {t('messages.earlier')}
                  </Button>
                </div>
              )
            }
          />
        </>
      )}
      {dialog === 'name' && (
        <NameDialog
          name={name}
          busy={actions.busy}
          onClose={close}
          onName={(typed) => void actions.rename({ flow_id, session_id }, typed).then((done) => done && close())}
        />
      )}
      {dialog === 'delete' && about && (
        <ConfirmDialog
          open
          onOpenChange={close}
          title={t('messages.delete_title', { name })}
          description={t('messages.delete_text', { count: about.message_count.toLocaleString() })}
          action={t('action.delete')}
          busy={actions.busy}
          onConfirm={() =>
            void actions.remove([{ flow_id, session_id }]).then((done) => done && router.push('/monitor/messages'))
          }
        />
      )}
    </MonitorFrame>
  )
}
