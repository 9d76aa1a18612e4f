import { t } from '@/lib/messages/t'

/** How far a change of many is, in the place of what else could be done with them. */
export function BulkProgress({ done, all }: { done: number; all: number }) {
  return (
    <span role="status" className="flex items-center gap-2 px-2 text-ink-2 text-sm">
      <progress max={all} value={done} className="h-1.5 w-24 accent-(--accent)" aria-hidden />
      <span className="tabular">{t('bulk.progress', { done: done.toLocaleString(), all: all.toLocaleString() })}</span>
    </span>
  )
}
