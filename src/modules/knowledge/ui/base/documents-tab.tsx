'use client'

import { FileText, FileType, RotateCw, Upload } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useAddressValue } from '@/client/console/use-address'
import { t } from '@/lib/messages/t'
import { DropZone } from '@/modules/flows/ui/list/drop-zone'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { IconButton } from '@/ui/icon-button'
import { Select } from '@/ui/select'
import { Skeleton } from '@/ui/skeleton'
import { Status } from '@/ui/status'
import { DocumentStatus as StatusSchema } from '../../contract/knowledge.schema'
import type { BaseRow } from '../knowledge-rows'
import { SearchField } from '../search-field'
import { usePages } from '../use-pages'
import { AddTextDialog } from './add-text-dialog'
import { DocumentTable } from './document-table'
import { useDocumentActions } from './use-document-actions'

interface DocumentsTabProps {
  base: BaseRow
  /** Without it, documents are read. */
  may_change: boolean
}

/** The documents of a base: added by dropping files, followed while they are indexed. */
export function DocumentsTab({ base, may_change }: DocumentsTabProps) {
  const [search, setSearch] = useAddressValue('q')
  const [statusText, setStatus] = useAddressValue('status')
  const [writing, setWriting] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const actions = useDocumentActions(base.id)
  const status = StatusSchema.safeParse(statusText).data
  const { client } = api.useUtils()
  const filter = { knowledge_base_id: base.id, search, ...(status ? { status } : {}) }
  const {
    query: list,
    rows: documents,
    more,
  } = usePages({
    path: ['knowledge', 'list_documents'],
    input: filter,
    load: (page) => client.knowledge.list_documents.query({ ...filter, page, size: 100 }),
    refetchInterval: (rows) =>
      rows.some((row) => row.status === 'queued' || row.status === 'indexing') ? 1_000 : false,
  })
  const upload = (
    <Button variant="primary" busy={actions.progress !== undefined} onClick={() => picker.current?.click()}>
      {!actions.progress && <Upload aria-hidden />}
      {t('documents.upload')}
    </Button>
  )
  return (
    <Frame {...(may_change ? { onFiles: (files) => void actions.upload(files) } : {})}>
      <div className="flex h-full flex-col gap-3 p-3">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            void actions.upload([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        <div className="flex flex-wrap items-center gap-2">
          <SearchField label={t('documents.search')} value={search} onValueChange={setSearch} />
          <Select
            aria-label={t('documents.status')}
            className="w-[136px]"
            value={status ?? 'any'}
            onValueChange={(value) => setStatus(value === 'any' ? '' : value)}
            options={[
              { value: 'any', label: t('documents.status_any') },
              ...StatusSchema.options.map((value) => ({ value, label: t(`documents.status_${value}`) })),
            ]}
          />
          <span className="flex-1" />
          {actions.progress && <Status kind="running">{t('documents.uploading', actions.progress)}</Status>}
          {may_change && base.document_count > 0 && (
            <IconButton icon={RotateCw} label={t('documents.reindex_all')} onClick={() => void actions.reindexAll()} />
          )}
          {may_change && (
            <>
              <Button onClick={() => setWriting(true)}>
                <FileType aria-hidden />
                {t('documents.add_text')}
              </Button>
              {upload}
            </>
          )}
        </div>
        {list.isPending ? (
          <Skeleton className="h-48 rounded-lg" />
        ) : list.isError ? (
          <ErrorState
            title={t('documents.failed')}
            description={errorText(list.error).title}
            onRetry={() => void list.refetch()}
            retrying={list.isRefetching}
          />
        ) : documents.length > 0 ? (
          <DocumentTable documents={documents} actions={may_change ? actions : undefined} onEndReached={more} />
        ) : search !== '' || status ? (
          <EmptyState icon={FileText} title={t('documents.none_title')} description={t('documents.none_text')} />
        ) : (
          <EmptyState
            className="rounded-lg border border-dashed"
            icon={FileText}
            title={t('documents.empty_title')}
            description={may_change ? t('documents.empty_text') : t('documents.empty_read')}
          />
        )}
      </div>
      {writing && (
        <AddTextDialog knowledge_base_id={base.id} onAdded={actions.fresh} onClose={() => setWriting(false)} />
      )}
    </Frame>
  )
}

/** Takes dropped files of those who may add some. */
function Frame({ onFiles, children }: { onFiles?: (files: File[]) => void; children: ReactNode }) {
  if (!onFiles) return <section className="h-full">{children}</section>
  return (
    <DropZone label={t('documents.drop')} onFiles={onFiles}>
      {children}
    </DropZone>
  )
}
