'use client'

import { Layers } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useHoldsIn } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { ConsoleFrame } from '@/modules/flows/ui/frame/console-frame'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { SegmentedControl } from '@/ui/segmented-control'
import { Skeleton } from '@/ui/skeleton'
import { DocumentStatus } from '../base/document-status'
import { usePages } from '../use-pages'
import { ChunkItem } from './chunk-item'

interface DocumentScreenProps {
  knowledge_base_id: string
  document_id: string
}

/** What became of a document: its state and its chunks, which can be changed one by one. */
export function DocumentScreen({ knowledge_base_id, document_id }: DocumentScreenProps) {
  const place = { knowledge_base_id, document_id }
  const holdsIn = useHoldsIn()
  const base = api.knowledge.read_knowledge_base.useQuery({ knowledge_base_id })
  const family = base.data?.chunking.method === 'parent_child'
  const [side, setSide] = useState<'parent' | 'child'>('parent')
  const document = api.knowledge.read_document.useQuery(place, {
    refetchInterval: ({ state }) => (state.data && ['queued', 'indexing'].includes(state.data.status) ? 1_000 : false),
  })
  const { client } = api.useUtils()
  const filter = { ...place, ...(family ? { kind: side } : {}) }
  const {
    query: chunks,
    rows,
    total = 0,
    more,
  } = usePages({
    path: ['knowledge', 'list_chunks'],
    input: filter,
    load: (page) => client.knowledge.list_chunks.query({ ...filter, page, size: 50 }),
    enabled: document.data?.status === 'ready' && base.isSuccess,
  })
  return (
    <ConsoleFrame
      active="knowledge"
      crumbs={[
        { label: t('section.knowledge'), href: '/knowledge' },
        { label: base.data?.name ?? '…', href: `/knowledge/${knowledge_base_id}` },
        { label: document.data?.name ?? '…' },
      ]}
    >
      <div className="mx-auto flex w-full max-w-[860px] flex-col gap-4 p-4 md:p-6">
        {document.isError ? (
          <ErrorState
            title={t('documents.failed')}
            description={errorText(document.error).title}
            onRetry={() => void document.refetch()}
          />
        ) : !document.data ? (
          <Skeleton className="h-7 w-60" />
        ) : (
          <>
            <PageHeader
              title={document.data.name}
              description={<DocumentStatus document={document.data} />}
              actions={
                family && (
                  <SegmentedControl
                    label={t('chunks.kind')}
                    value={side}
                    onValueChange={setSide}
                    options={[
                      { value: 'parent', label: t('chunks.parents') },
                      { value: 'child', label: t('chunks.children') },
                    ]}
                  />
                )
              }
            />
            {chunks.isError ? (
              <ErrorState
                title={t('chunks.failed')}
                description={errorText(chunks.error).title}
                onRetry={() => void chunks.refetch()}
              />
            ) : chunks.isLoading ? (
              <Skeleton className="h-64 rounded-lg" />
            ) : rows.length === 0 ? (
              <EmptyState
                className="rounded-lg border"
                icon={Layers}
                title={t('chunks.empty_title')}
                description={t('chunks.empty_text')}
              />
            ) : (
              <>
                <p className="tabular text-ink-3 text-xs">
                  {total === 1 ? t('chunks.count_one') : t('chunks.count', { count: total })}
                </p>
                <ol aria-label={t('chunks.title')} className="flex flex-col gap-3">
                  {rows.map((chunk) => (
                    <ChunkItem
                      key={chunk.id}
                      chunk={chunk}
                      knowledge_base_id={knowledge_base_id}
                      may_change={base.data !== undefined && holdsIn('knowledge:modify', base.data.business_id)}
                    />
                  ))}
                </ol>
                {chunks.hasNextPage && (
                  <Button className="self-center" busy={chunks.isFetchingNextPage} onClick={more}>
                    {t('chunks.more')}
                  </Button>
                )}
              </>
            )}
          </>
        )}
      </div>
    </ConsoleFrame>
  )
}
