'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { Boxes } from 'lucide-react'
import Link from 'next/link'
import { useRef, useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Select } from '@/ui/select'
import { Skeleton } from '@/ui/skeleton'
import { ResourceType } from '../../contract/business.schema'

const ROW_HEIGHT = 36

type Resource = Outputs['tenancy']['read_business_resources'][number]

/** Where a resource has a page of its own. */
const pageOf = ({ resource_type, id }: Resource) =>
  ({
    flow: `/flows/${id}`,
    project: `/flows?project=${id}`,
    knowledge_base: `/knowledge/${id}`,
    variable: undefined,
    component: undefined,
    skill: undefined,
    mcp: undefined,
    plugin: undefined,
  })[resource_type]

/** What belongs to a business, one type at a time. */
export function BusinessResources({ business_id }: { business_id: number }) {
  const [type, setType] = useState<ResourceType>('flow')
  const [search, setSearch] = useState('')
  const list = api.tenancy.read_business_resources.useQuery(
    { business_id, resource_type: type, search, sort_by: 'name' },
    { placeholderData: (before) => before },
  )
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 items-center gap-2 p-2">
        <Select
          aria-label={t('resources.type')}
          className="w-40 shrink-0"
          value={type}
          onValueChange={(value) => setType(ResourceType.parse(value))}
          options={ResourceType.options.map((value) => ({ value, label: t(`resources.${value}`) }))}
        />
        <SearchField label={t('resources.search')} value={search} onValueChange={setSearch} />
      </div>
      {list.isError ? (
        <ErrorState
          title={t('resources.failed')}
          description={errorText(list.error).title}
          onRetry={() => void list.refetch()}
          retrying={list.isRefetching}
        />
      ) : list.isPending ? (
        <Skeleton className="m-2 h-24" />
      ) : list.data.length === 0 ? (
        <EmptyState
          icon={Boxes}
          title={search === '' ? t('resources.empty_title') : t('places.none_title')}
          description={search === '' ? t('resources.empty_text') : t('places.none_text', { search })}
        />
      ) : (
        <ResourceList resources={list.data} label={t(`resources.${type}`)} />
      )}
    </div>
  )
}

function ResourceList({ resources, label }: { resources: readonly Resource[]; label: string }) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: resources.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  })
  return (
    <div ref={scroller} className="min-h-40 flex-1 overflow-auto border-t">
      <ul aria-label={label} className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const resource = resources[index]
          if (!resource) return null
          const href = pageOf(resource)
          const row = 'flex h-9 items-center border-b px-3 text-sm'
          return (
            <li key={resource.id} className="absolute inset-x-0 top-0" style={{ transform: `translateY(${start}px)` }}>
              {href ? (
                <Link href={href} className={`${row} hover:bg-hover`}>
                  <span className="truncate">{resource.name}</span>
                </Link>
              ) : (
                <span className={row}>
                  <span className="truncate">{resource.name}</span>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
