'use client'

import { Eye, EyeOff, Layers, RotateCw, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { type Column, DataList } from '@/ui/data-list/data-list'
import type { MenuItem } from '@/ui/menu-items'
import { RelativeTime } from '@/ui/relative-time'
import { byteText } from '../byte-text'
import type { DocumentRow } from '../knowledge-rows'
import { DocumentStatus } from './document-status'
import type { useDocumentActions } from './use-document-actions'

const columns: readonly Column<DocumentRow>[] = [
  {
    id: 'name',
    header: t('documents.column_name'),
    cell: (document) => (
      <span title={document.name} className="font-medium">
        {document.name}
      </span>
    ),
  },
  {
    id: 'status',
    header: t('documents.status'),
    width: '38%',
    cell: (document) => <DocumentStatus document={document} />,
  },
  {
    id: 'chunks',
    header: t('documents.column_chunks'),
    width: '80px',
    align: 'right',
    wideOnly: true,
    cell: (document) => document.chunks_done.toLocaleString(),
  },
  {
    id: 'size',
    header: t('documents.column_size'),
    width: '90px',
    align: 'right',
    wideOnly: true,
    cell: (document) => byteText(document.size),
  },
  {
    id: 'created_at',
    header: t('documents.column_added'),
    width: '120px',
    wideOnly: true,
    cell: (document) => <RelativeTime at={document.created_at} className="text-ink-2" />,
  },
]

type Actions = ReturnType<typeof useDocumentActions>

interface DocumentTableProps {
  documents: readonly DocumentRow[]
  /** Left out for those who may only read. */
  actions: Actions | undefined
  onEndReached: () => void
}

export function DocumentTable({ documents, actions, onEndReached }: DocumentTableProps) {
  const router = useRouter()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [deleting, setDeleting] = useState<readonly DocumentRow[]>()
  const chosen = documents.filter(({ id }) => selected.has(id))
  const open = (document: DocumentRow) =>
    router.push(`/knowledge/${document.knowledge_base_id}/documents/${document.id}`)

  const changesOf = (document: DocumentRow, { reindex, enable }: Actions): MenuItem[] => [
    {
      id: 'reindex',
      label: t('documents.reindex'),
      icon: RotateCw,
      onSelect: () => void reindex([document]),
    },
    {
      id: 'enable',
      label: t(document.enabled ? 'documents.disable' : 'documents.enable'),
      icon: document.enabled ? EyeOff : Eye,
      onSelect: () => void enable(document, !document.enabled),
    },
    { kind: 'separator', id: 'line' },
    {
      id: 'delete',
      label: t('action.delete'),
      icon: Trash2,
      danger: true,
      onSelect: () => setDeleting([document]),
    },
  ]

  async function confirmDelete(gone: readonly DocumentRow[]) {
    await actions?.remove(gone)
    setDeleting(undefined)
    setSelected(new Set())
  }

  return (
    <>
      <DataList
        label={t('knowledge.tab_documents')}
        className="rounded-lg border bg-surface"
        items={documents}
        columns={columns}
        itemKey={({ id }) => id}
        itemName={({ name }) => name}
        onOpen={open}
        onEndReached={onEndReached}
        {...(actions
          ? {
              selected,
              onSelectedChange: setSelected,
              bulkActions: () => (
                <>
                  <Button size="sm" onClick={() => void actions.reindex(chosen).then(() => setSelected(new Set()))}>
                    <RotateCw aria-hidden />
                    {t('documents.reindex')}
                  </Button>
                  <Button size="sm" onClick={() => setDeleting(chosen)}>
                    <Trash2 aria-hidden />
                    {t('action.delete')}
                  </Button>
                </>
              ),
            }
          : {})}
        rowMenu={(document) => [
          { id: 'chunks', label: t('documents.chunks'), icon: Layers, onSelect: () => open(document) },
          ...(actions ? changesOf(document, actions) : []),
        ]}
      />
      {deleting && actions && (
        <ConfirmDialog
          open
          onOpenChange={() => setDeleting(undefined)}
          title={
            deleting.length === 1 && deleting[0]
              ? t('documents.delete_title', { name: deleting[0].name })
              : t('documents.delete_many', { count: deleting.length })
          }
          description={t('documents.delete_text')}
          action={t('action.delete')}
          busy={actions.removing}
          onConfirm={() => void confirmDelete(deleting)}
        />
      )}
    </>
  )
}
