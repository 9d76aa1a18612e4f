'use client'

import { FolderOpen, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useHoldsIn } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { useBusinessNames } from '@/modules/tenancy/ui/businesses/business-names'
import { Badge } from '@/ui/badge'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { type Column, DataList } from '@/ui/data-list/data-list'
import { RelativeTime } from '@/ui/relative-time'
import { Status } from '@/ui/status'
import { toastError } from '@/ui/toast'
import type { BaseRow } from '../knowledge-rows'

const columns: readonly Column<BaseRow>[] = [
  {
    id: 'name',
    header: t('knowledge.column_name'),
    cell: (base) => (
      <span title={base.name} className="flex min-w-0 items-baseline gap-2">
        <span className="truncate font-medium">{base.name}</span>
        {base.business_id !== 0 && <BusinessBadge business_id={base.business_id} />}
        <span className="truncate text-ink-3 text-xs max-lg:hidden">{base.description}</span>
      </span>
    ),
  },
  {
    id: 'work',
    header: '',
    width: '110px',
    wideOnly: true,
    cell: ({ pending_count, failed_count }) =>
      pending_count > 0 ? (
        <Status kind="running">{t('knowledge.pending', { count: pending_count })}</Status>
      ) : failed_count > 0 ? (
        <Status kind="failed">{t('knowledge.problems', { count: failed_count })}</Status>
      ) : null,
  },
  {
    id: 'documents',
    header: t('knowledge.column_documents'),
    width: '104px',
    align: 'right',
    cell: (base) => base.document_count.toLocaleString(),
  },
  {
    id: 'chunks',
    header: t('knowledge.column_chunks'),
    width: '90px',
    align: 'right',
    wideOnly: true,
    cell: (base) => base.chunk_count.toLocaleString(),
  },
  {
    id: 'model',
    header: t('knowledge.column_model'),
    width: '190px',
    wideOnly: true,
    cell: (base) => (
      <span className="text-ink-2">
        {t(`retrieval.mode_${base.retrieval.mode}`)}
        {base.embedding ? ` · ${base.embedding.model}` : ''}
      </span>
    ),
  },
  {
    id: 'updated_at',
    header: t('knowledge.column_changed'),
    width: '120px',
    wideOnly: true,
    cell: (base) => <RelativeTime at={base.updated_at} className="text-ink-2" />,
  },
]

function BusinessBadge({ business_id }: { business_id: number }) {
  const place = useBusinessNames().get(business_id)
  return (
    <Badge className="min-w-0 truncate max-lg:hidden" {...(place ? { title: place.path } : {})}>
      {place?.name ?? t('share.badge_business')}
    </Badge>
  )
}

interface KnowledgeTableProps {
  bases: readonly BaseRow[]
  onEndReached: () => void
}

export function KnowledgeTable({ bases, onEndReached }: KnowledgeTableProps) {
  const router = useRouter()
  const utils = api.useUtils()
  const remove = api.knowledge.delete_knowledge_base.useMutation()
  const holdsIn = useHoldsIn()
  const [deleting, setDeleting] = useState<BaseRow>()

  async function confirmDelete(base: BaseRow) {
    try {
      await remove.mutateAsync({ knowledge_base_id: base.id })
      await utils.knowledge.list_knowledge_bases.invalidate()
      setDeleting(undefined)
    } catch (error) {
      toastError(t('knowledge.not_done'), errorText(error).title)
    }
  }

  const open = (base: BaseRow) => router.push(`/knowledge/${base.id}`)
  return (
    <>
      <DataList
        label={t('knowledge.title')}
        className="rounded-lg border bg-surface"
        items={bases}
        columns={columns}
        itemKey={(base) => base.id}
        itemName={(base) => base.name}
        onOpen={open}
        onEndReached={onEndReached}
        rowMenu={(base) => [
          { id: 'open', label: t('knowledge.open'), icon: FolderOpen, onSelect: () => open(base) },
          ...(holdsIn('knowledge:delete', base.business_id)
            ? [
                { kind: 'separator' as const, id: 'line' },
                {
                  id: 'delete',
                  label: t('action.delete'),
                  icon: Trash2,
                  danger: true,
                  onSelect: () => setDeleting(base),
                },
              ]
            : []),
        ]}
      />
      {deleting && (
        <ConfirmDialog
          open
          onOpenChange={() => setDeleting(undefined)}
          title={t('knowledge.delete_title', { name: deleting.name })}
          description={t('knowledge.delete_text')}
          action={t('action.delete')}
          typeToConfirm={deleting.name}
          busy={remove.isPending}
          onConfirm={() => void confirmDelete(deleting)}
        />
      )}
    </>
  )
}
