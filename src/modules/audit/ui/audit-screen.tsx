'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { AdminFrame } from '@/modules/flows/ui/frame/admin-frame'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { AuditFilterBar } from './audit-filter-bar'
import { AuditTable } from './audit-table'
import { EntryDialog } from './entry-dialog'
import { ExportMenu } from './export-menu'
import { useAuditFilters } from './use-audit-filters'
import { VerifyButton, VerifyResult } from './verify'

const PAGE = 100

/** Who did what to which object: found, looked at, verified and taken along. */
export function AuditScreen() {
  const filters = useAuditFilters()
  const { value, set, input, filtered } = filters
  const list = api.audit.browse_audit_log.useInfiniteQuery(
    { ...input, limit: PAGE },
    { getNextPageParam: (page) => page.next_cursor ?? undefined, placeholderData: keepPreviousData },
  )
  const verify = api.audit.verify_audit_log.useQuery({}, { enabled: false, retry: false, gcTime: 0 })
  const entries = list.data?.pages.flatMap((page) => page.items) ?? []
  const entry_id = Number(value('entry'))
  const count = entries.length.toLocaleString()
  return (
    <AdminFrame
      section="audit"
      actions={
        <>
          <ExportMenu input={input} />
          <VerifyButton verify={verify} />
        </>
      }
    >
      <VerifyResult verify={verify} onShow={(id) => set({ entry: String(id) })} />
      <AuditFilterBar
        filters={filters}
        entries={entries}
        count={
          list.isSuccess
            ? list.hasNextPage
              ? t('audit.count_more', { count })
              : entries.length === 1
                ? t('audit.count_one')
                : t('audit.count', { count })
            : ''
        }
      />
      {list.isPending ? (
        <Skeleton className="h-72 rounded-lg" />
      ) : list.isError ? (
        <ErrorState
          title={t('audit.failed')}
          description={errorText(list.error).title}
          onRetry={() => void list.refetch()}
          retrying={list.isRefetching}
        />
      ) : entries.length > 0 ? (
        <AuditTable
          entries={entries}
          onOpen={({ id }) => set({ entry: String(id) })}
          onFilter={set}
          onEndReached={() => {
            if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
          }}
        />
      ) : filtered ? (
        <EmptyState
          icon={ScrollText}
          title={t('audit.none_title')}
          description={t('audit.none_text')}
          action={
            <Button
              onClick={() =>
                set({ q: '', person: '', operation: '', type: '', object: '', outcome: '', from: '', to: '' })
              }
            >
              {t('audit.clear')}
            </Button>
          }
        />
      ) : (
        <EmptyState icon={ScrollText} title={t('audit.empty_title')} description={t('audit.empty_text')} />
      )}
      {Number.isInteger(entry_id) && entry_id > 0 && (
        <EntryDialog
          id={entry_id}
          known={entries.find(({ id }) => id === entry_id)}
          whole_installation={input.whole_installation}
          onClose={() => set({ entry: '' })}
        />
      )}
    </AdminFrame>
  )
}
