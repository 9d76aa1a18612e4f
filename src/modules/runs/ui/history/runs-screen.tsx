'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { ListTree, Workflow } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { api } from '@/client/console/api'
import { errorStatus, errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { ConsoleFrame } from '@/modules/flows/ui/frame/console-frame'
import { Button } from '@/ui/button'
import { DataList } from '@/ui/data-list/data-list'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Skeleton } from '@/ui/skeleton'
import { runColumns } from './run-columns'
import { RunFilterBar } from './run-filters'
import { isUnderWay, runPath } from './run-words'
import { useRunFilters } from './use-run-filters'

const PAGE = 50
/** How often runs that are under way are looked at again, in milliseconds. */
const LIVE_MS = 2_000

/** The runs of one flow. */
export function RunsScreen({ flow_id }: { flow_id: string }) {
  const router = useRouter()
  const { client } = api.useUtils()
  const { filters, since, change } = useRunFilters()
  const { status, trigger } = filters
  const input = {
    flow_id,
    ...(status ? { status } : {}),
    ...(trigger ? { trigger } : {}),
    ...(since ? { since } : {}),
  }
  const list = useInfiniteQuery({
    queryKey: [['runs', 'browse_runs'], { input, type: 'pages' }],
    queryFn: ({ pageParam }) =>
      client.runs.browse_runs.query({ ...input, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    retry: false,
    // Only while a run of the first page is under way: further down there are only old ones.
    refetchInterval: ({ state }) =>
      state.data?.pages.length === 1 && state.data.pages[0]?.items.some((run) => isUnderWay(run.status))
        ? LIVE_MS
        : false,
  })
  const runs = list.data?.pages.flatMap((page) => page.items) ?? []
  const name = list.data?.pages[0]?.flow_name
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const missing = list.isError && [404, 422].includes(errorStatus(list.error))
  const filtered = Boolean(status || trigger || since)
  const openFlow = (
    <Button asChild>
      <Link href={`/flows/${flow_id}`}>
        <Workflow aria-hidden />
        {t('runs.open_flow')}
      </Link>
    </Button>
  )
  return (
    <ConsoleFrame
      active="flows"
      crumbs={[
        { label: t('section.flows'), href: '/flows' },
        { label: name ?? '…', href: `/flows/${flow_id}` },
        { label: t('runs.title') },
      ]}
    >
      {missing ? (
        <EmptyState
          className="h-full"
          icon={Workflow}
          title={t('editor.not_found')}
          description={t('editor.not_found_text')}
        />
      ) : (
        <div className="mx-auto flex h-full w-full max-w-[1200px] flex-col gap-4 p-4 md:p-6">
          <PageHeader title={t('runs.title')} description={t('runs.of')} actions={openFlow} />
          {(filtered || runs.length > 0) && <RunFilterBar filters={filters} onChange={change} />}
          {list.isPending ? (
            <Skeleton className="h-64 rounded-lg" />
          ) : list.isError ? (
            <ErrorState
              title={t('runs.failed')}
              description={errorText(list.error).title}
              onRetry={() => void list.refetch()}
              retrying={list.isRefetching}
            />
          ) : runs.length > 0 ? (
            <DataList
              label={t('runs.title')}
              className="min-h-0 rounded-lg border bg-surface"
              items={runs}
              columns={runColumns}
              itemKey={(run) => run.id}
              itemName={(run) => t('runs.name', { id: run.id.slice(0, 8) })}
              onOpen={(run) => router.push(runPath(flow_id, run.id))}
              onEndReached={more}
            />
          ) : filtered ? (
            <EmptyState icon={ListTree} title={t('runs.none_title')} description={t('runs.none_text')} />
          ) : (
            <EmptyState
              icon={ListTree}
              title={t('runs.empty_title')}
              description={t('runs.empty_text')}
              action={openFlow}
            />
          )}
        </div>
      )}
    </ConsoleFrame>
  )
}
