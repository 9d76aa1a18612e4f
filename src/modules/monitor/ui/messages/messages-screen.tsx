'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { MessagesSquare } from 'lucide-react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useAddressValue } from '@/client/console/use-address'
import { t } from '@/lib/messages/t'
import { FlowFilter } from '@/modules/flows/ui/flow-filter'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { MonitorFrame } from '../monitor-frame'
import { ConversationTable } from './conversation-table'
import { useConversationActions } from './use-conversation-actions'

const PAGE = 100

/** Conversations of all flows: found by what was said, opened, named, exported, deleted. */
export function MessagesScreen() {
  const [search, setSearch] = useAddressValue('q')
  const [flow_id, setFlow] = useAddressValue('flow')
  const actions = useConversationActions()
  const list = api.monitor.browse_conversations.useInfiniteQuery(
    { search, ...(flow_id ? { flow_id } : {}), limit: PAGE },
    { getNextPageParam: (page) => page.next_cursor ?? undefined, placeholderData: keepPreviousData },
  )
  const conversations = list.data?.pages.flatMap((page) => page.items) ?? []
  const count = conversations.length.toLocaleString()
  return (
    <MonitorFrame active="messages">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField label={t('messages.search')} value={search} onValueChange={setSearch} />
        <FlowFilter value={flow_id} onValueChange={setFlow} className="w-[200px]" />
        {conversations.length > 0 && (
          <span className="tabular ml-auto text-ink-2 text-sm">
            {list.hasNextPage
              ? t('messages.count_more', { count })
              : conversations.length === 1
                ? t('messages.count_one')
                : t('messages.count', { count })}
          </span>
        )}
      </div>
      {list.isPending ? (
        <Skeleton className="h-72 rounded-lg" />
      ) : list.isError ? (
        <ErrorState
          title={t('messages.failed')}
          description={errorText(list.error).title}
          onRetry={() => void list.refetch()}
          retrying={list.isRefetching}
        />
      ) : conversations.length > 0 ? (
        <ConversationTable
          conversations={conversations}
          actions={actions}
          onEndReached={() => {
            if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
          }}
        />
      ) : search || flow_id ? (
        <EmptyState icon={MessagesSquare} title={t('messages.none_title')} description={t('messages.none_text')} />
      ) : (
        <EmptyState icon={MessagesSquare} title={t('messages.empty_title')} description={t('messages.empty_text')} />
      )}
    </MonitorFrame>
  )
}
