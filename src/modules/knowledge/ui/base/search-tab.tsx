'use client'

import { Search, SearchX } from 'lucide-react'
import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Field } from '@/ui/field'
import { Skeleton } from '@/ui/skeleton'
import { Slider } from '@/ui/slider'
import { Textarea } from '@/ui/textarea'
import type { SearchMode } from '../../contract/knowledge.schema'
import type { BaseRow } from '../knowledge-rows'
import { ModeControl } from './mode-control'
import { SearchHit } from './search-hit'

interface Asked {
  query: string
  mode: SearchMode
  top_k: number
  score_threshold: number
}

/** Tries what flows would find, with settings of its own. */
export function SearchTab({ base }: { base: BaseRow }) {
  const [query, setQuery] = useState('')
  const [mode, setMode] = useState<SearchMode>()
  const [top_k, setTopK] = useState(base.retrieval.top_k)
  const [score_threshold, setThreshold] = useState(base.retrieval.score_threshold)
  const [asked, setAsked] = useState<Asked>()
  const search = api.knowledge.search_knowledge_base.useQuery(
    { knowledge_base_id: base.id, ...(asked ?? { query: '-' }) },
    { enabled: asked !== undefined, retry: false, gcTime: 0, refetchOnWindowFocus: false },
  )
  const run = () => {
    if (query.trim() === '') return
    const next = { query: query.trim(), mode: mode ?? base.retrieval.mode, top_k, score_threshold }
    // The same question again is asked again: the documents may have changed.
    if (JSON.stringify(next) === JSON.stringify(asked)) void search.refetch()
    else setAsked(next)
  }
  return (
    <div className="grid items-start gap-6 p-3 md:grid-cols-[300px_1fr]">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
      >
        <Field label={t('retrieval.query')}>
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={10_000}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
                event.preventDefault()
                run()
              }}
            />
          )}
        </Field>
        <ModeControl base={base} value={mode ?? base.retrieval.mode} onValueChange={setMode} />
        <Field label={t('retrieval.top_k')}>
          {(control) => (
            <Slider
              {...control}
              label={t('retrieval.top_k')}
              min={1}
              max={50}
              step={1}
              value={top_k}
              onValueChange={setTopK}
            />
          )}
        </Field>
        <Field label={t('retrieval.threshold')} help={t('retrieval.threshold_help')}>
          {(control) => (
            <Slider
              {...control}
              label={t('retrieval.threshold')}
              min={0}
              max={1}
              step={0.05}
              value={score_threshold}
              onValueChange={setThreshold}
            />
          )}
        </Field>
        <Button
          type="submit"
          variant="primary"
          className="self-start"
          busy={search.isFetching}
          disabled={query.trim() === ''}
        >
          {!search.isFetching && <Search aria-hidden />}
          {t('retrieval.run')}
        </Button>
      </form>
      <section aria-live="polite" className="min-w-0">
        <Results asked={asked} search={search} />
      </section>
    </div>
  )
}

interface ResultsProps {
  asked: Asked | undefined
  search: {
    data: Outputs['knowledge']['search_knowledge_base'] | undefined
    error: unknown
    isError: boolean
    isFetching: boolean
    refetch: () => Promise<unknown>
  }
}

function Results({ asked, search }: ResultsProps) {
  if (!asked)
    return <EmptyState icon={Search} title={t('retrieval.start_title')} description={t('retrieval.start_text')} />
  if (search.isError) {
    const { title, hint } = errorText(search.error)
    return (
      <ErrorState
        title={t('retrieval.failed')}
        description={hint ? `${title} ${hint}` : title}
        onRetry={() => void search.refetch()}
        retrying={search.isFetching}
      />
    )
  }
  if (!search.data) return <Skeleton className="h-40 rounded-lg" />
  const { hits, took_ms: ms } = search.data
  if (hits.length === 0)
    return <EmptyState icon={SearchX} title={t('retrieval.none_title')} description={t('retrieval.none_text')} />
  return (
    <>
      <p className="tabular mb-2 text-ink-3 text-xs">
        {hits.length === 1 ? t('retrieval.hits_one', { ms }) : t('retrieval.hits', { count: hits.length, ms })}
      </p>
      <ol className="flex flex-col gap-3">
        {hits.map((hit) => (
          <SearchHit key={hit.chunk_id} hit={hit} query={asked.query} />
        ))}
      </ol>
    </>
  )
}
