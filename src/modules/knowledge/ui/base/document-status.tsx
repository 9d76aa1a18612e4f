import { t } from '@/lib/messages/t'
import { Status, type StatusKind } from '@/ui/status'
import type { DocumentRow } from '../knowledge-rows'

const kinds: Record<DocumentRow['status'], StatusKind> = {
  queued: 'idle',
  indexing: 'running',
  ready: 'done',
  failed: 'failed',
}

/** How far a document is; of one that failed, why. */
export function DocumentStatus({ document }: { document: DocumentRow }) {
  const { status, chunks_done: done, chunks_total: total, error, enabled } = document
  if (status === 'ready' && !enabled) return <Status kind="skipped">{t('documents.disabled')}</Status>
  const words =
    status === 'indexing' && total > 0 ? t('documents.status_of', { done, total }) : t(`documents.status_${status}`)
  const why = error ? [error.message, error.hint].filter(Boolean).join(' ') : undefined
  return (
    <span title={why} className="flex min-w-0 items-center gap-2">
      <Status kind={kinds[status]} className="shrink-0">
        {words}
      </Status>
      {why && <span className="truncate text-ink-3 text-xs">{why}</span>}
    </span>
  )
}
