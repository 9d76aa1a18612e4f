import { t } from '@/lib/messages/t'

/** How far a change of many is, in the place of what else could be done with them. */
export function BulkProgress({ done, all }: { done: number; all: number }) {
  return (
    <span role="status" className="flex items-center gap-2 px-2 text-ink-2 text-sm">
      <span aria-hidden className="h-1.5 w-24 overflow-hidden rounded-full bg-pressed">
        <span
          className="block h-full rounded-full bg-accent"
          style={{ width: `${all === 0 ? 0 : (100 * done) / all}%` }}
        />
      </span>
      <span className="tabular">{t('bulk.progress', { done: done.toLocaleString(), all: all.toLocaleString() })}</span>
    </span>
  )
}
