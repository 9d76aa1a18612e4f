import Link from 'next/link'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import type { HitRow } from '../knowledge-rows'
import { MarkedText } from './marked-text'

/** One hit: how near, where from, and its text with the words of the query marked. */
export function SearchHit({ hit, query }: { hit: HitRow; query: string }) {
  const { score, content, matched } = hit
  const at = matched === content ? -1 : content.indexOf(matched)
  return (
    <li className="rounded-lg border bg-surface">
      <header className="flex items-center gap-3 border-b px-3 py-2">
        <meter
          aria-label={t('retrieval.score', { score: score.toFixed(2) })}
          min={0}
          max={1}
          value={score}
          className="sr-only"
        />
        <span aria-hidden className="h-1.5 w-14 shrink-0 overflow-hidden rounded-full bg-pressed">
          <span className="block h-full rounded-full bg-accent" style={{ width: `${Math.round(score * 100)}%` }} />
        </span>
        <span className="tabular font-medium text-xs">{score.toFixed(2)}</span>
        <Link
          href={`/knowledge/${hit.knowledge_base_id}/documents/${hit.document_id}`}
          className="min-w-0 flex-1 truncate text-accent-ink text-sm hover:underline"
        >
          {hit.document_name}
        </Link>
        <Badge>{t('chunks.position', { position: hit.position })}</Badge>
      </header>
      <p className="max-h-64 overflow-y-auto whitespace-pre-wrap break-words px-3 py-2.5 text-sm leading-6">
        {at < 0 ? (
          <MarkedText text={content} query={query} />
        ) : (
          <>
            <span className="text-ink-3">{content.slice(0, at)}</span>
            <MarkedText text={matched} query={query} />
            <span className="text-ink-3">{content.slice(at + matched.length)}</span>
          </>
        )}
      </p>
    </li>
  )
}
