'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { Files, Upload } from 'lucide-react'
import { useRef } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useAddressValue } from '@/client/console/use-address'
import { t } from '@/lib/messages/t'
import { ConsoleFrame } from '@/modules/flows/ui/frame/console-frame'
import { DropZone } from '@/modules/flows/ui/list/drop-zone'
import { byteText } from '@/modules/knowledge/ui/byte-text'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Skeleton } from '@/ui/skeleton'
import { FileTable } from './file-table'
import { UploadList } from './upload-list'
import { useFileActions } from './use-file-actions'
import { useUploads } from './use-uploads'

const PAGE = 100
const sorts = ['name', 'size', 'created_at'] as const

/** The reader's files: uploaded by drop or by button, found, renamed, downloaded, deleted. */
export function FilesScreen() {
  const [search, setSearch] = useAddressValue('q')
  const [sortText, setSort] = useAddressValue('sort')
  const picker = useRef<HTMLInputElement>(null)
  const actions = useFileActions()
  const [column = '', direction] = sortText.split('.')
  const sort = sorts.find((one) => one === column) ?? 'created_at'
  const order = direction === 'asc' ? 'asc' : 'desc'
  const list = api.files.browse_files.useInfiniteQuery(
    { search, sort, order, limit: PAGE },
    {
      getNextPageParam: (page) => page.next_cursor ?? undefined,
      initialCursor: 0,
      placeholderData: keepPreviousData,
    },
  )
  const about = list.data?.pages[0]
  const files = list.data?.pages.flatMap((page) => page.items) ?? []
  const uploads = useUploads(about?.max_bytes)
  const button = (
    <Button variant="primary" onClick={() => picker.current?.click()}>
      <Upload aria-hidden />
      {t('files.upload')}
    </Button>
  )
  return (
    <ConsoleFrame active="files" crumbs={[{ label: t('section.files') }]}>
      <DropZone label={t('files.drop')} onFiles={uploads.add}>
        <div className="mx-auto flex h-full w-full max-w-[1200px] flex-col gap-4 p-4 md:p-6">
          <PageHeader
            title={t('files.title')}
            description={
              about
                ? t(about.used.files === 1 ? 'files.used_one' : 'files.used', {
                    count: about.used.files.toLocaleString(),
                    size: byteText(about.used.bytes),
                  })
                : ' '
            }
            actions={button}
          />
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              uploads.add([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          {(about?.used.files ?? 0) > 0 && (
            <div className="flex items-center gap-2">
              <SearchField label={t('files.search')} value={search} onValueChange={setSearch} />
              {search !== '' && about && (
                <span className="tabular text-ink-2 text-sm">
                  {t('files.found', { count: about.total.toLocaleString() })}
                </span>
              )}
            </div>
          )}
          {uploads.uploads.length > 0 && (
            <UploadList uploads={uploads.uploads} onCancel={uploads.cancel} onDismiss={uploads.dismiss} />
          )}
          {list.isPending ? (
            <Skeleton className="h-72 rounded-lg" />
          ) : list.isError ? (
            <ErrorState
              title={t('files.failed')}
              description={errorText(list.error).title}
              onRetry={() => void list.refetch()}
              retrying={list.isRefetching}
            />
          ) : files.length > 0 ? (
            <FileTable
              files={files}
              sort={{ column: sort, direction: order }}
              onSortChange={(next) => setSort(`${next.column}.${next.direction}`)}
              actions={actions}
              onEndReached={() => {
                if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
              }}
            />
          ) : search ? (
            <EmptyState
              icon={Files}
              title={t('files.none_title')}
              description={t('files.none_text', { search })}
              action={<Button onClick={() => setSearch('')}>{t('files.clear_search')}</Button>}
            />
          ) : (
            <EmptyState
              className="rounded-lg border border-dashed"
              icon={Files}
              title={t('files.empty_title')}
              description={t('files.empty_text')}
              action={button}
            />
          )}
        </div>
      </DropZone>
    </ConsoleFrame>
  )
}
