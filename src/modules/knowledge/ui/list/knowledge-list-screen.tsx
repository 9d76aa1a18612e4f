'use client'

import { Library, Plus } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useAddressValue } from '@/client/console/use-address'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { ConsoleFrame } from '@/modules/flows/ui/frame/console-frame'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Skeleton } from '@/ui/skeleton'
import { SearchField } from '../search-field'
import { usePages } from '../use-pages'
import { KnowledgeTable } from './knowledge-table'
import { NewBaseDialog } from './new-base-dialog'

const PAGE = 50

/** All knowledge bases: search, create, delete. */
export function KnowledgeListScreen() {
  const [search, setSearch] = useAddressValue('q')
  const [creating, setCreating] = useState(false)
  const can = useCan()
  const { client } = api.useUtils()
  const {
    query: list,
    rows: bases,
    total,
    more,
  } = usePages({
    path: ['knowledge', 'list_knowledge_bases'],
    input: { search },
    load: (page) => client.knowledge.list_knowledge_bases.query({ search, page, size: PAGE }),
    refetchInterval: (rows) => (rows.some((base) => base.pending_count > 0) ? 2_000 : false),
  })
  const create = can('knowledge:create') ? (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t('knowledge.new')}
    </Button>
  ) : undefined
  return (
    <ConsoleFrame active="knowledge" crumbs={[{ label: t('section.knowledge') }]}>
      <div className="mx-auto flex h-full w-full max-w-[1200px] flex-col gap-4 p-4 md:p-6">
        <PageHeader
          title={t('knowledge.title')}
          description={
            total === undefined ? ' ' : total === 1 ? t('knowledge.count_one') : t('knowledge.count', { count: total })
          }
          actions={create}
        />
        {(search !== '' || (total ?? 0) > 0) && (
          <div className="flex">
            <SearchField label={t('knowledge.search')} value={search} onValueChange={setSearch} />
          </div>
        )}
        {list.isPending ? (
          <Skeleton className="h-48 rounded-lg" />
        ) : list.isError ? (
          <ErrorState
            title={t('knowledge.failed')}
            description={errorText(list.error).title}
            onRetry={() => void list.refetch()}
            retrying={list.isRefetching}
          />
        ) : bases.length > 0 ? (
          <KnowledgeTable bases={bases} onEndReached={more} />
        ) : search === '' ? (
          <EmptyState
            icon={Library}
            title={t('knowledge.empty_title')}
            description={t('knowledge.empty_text')}
            {...(create ? { action: create } : {})}
          />
        ) : (
          <EmptyState
            icon={Library}
            title={t('knowledge.none_title')}
            description={t('knowledge.none_text', { search })}
            action={<Button onClick={() => setSearch('')}>{t('knowledge.clear_search')}</Button>}
          />
        )}
      </div>
      {creating && <NewBaseDialog onClose={() => setCreating(false)} />}
    </ConsoleFrame>
  )
}
