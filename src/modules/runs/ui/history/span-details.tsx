'use client'

import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { formatCost } from '@/lib/format-cost'
import { formatDuration } from '@/lib/format-duration'
import { t } from '@/lib/messages/t'
import { CodeBlock } from '@/ui/code-block'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { FailureNote } from './failure-note'
import { NamedValues } from './named-values'
import type { Span } from './run-words'

interface SpanDetailsProps {
  run_id: string
  span: Span
  /** It may still change. */
  live: boolean
}

/** What one node of a run took, gave and wrote. */
export function SpanDetails({ run_id, span, live }: SpanDetailsProps) {
  const told = api.runs.read_run_span.useQuery(
    { run_id, seq: span.seq },
    { retry: false, refetchInterval: live ? 2_000 : false, staleTime: live ? 0 : Number.POSITIVE_INFINITY },
  )
  const tokens = (span.input_tokens ?? 0) + (span.output_tokens ?? 0) > 0
  return (
    <section aria-label={span.name} className="flex flex-col gap-4 p-4">
      <header>
        <h2 className="break-words font-semibold text-base">{span.name}</h2>
        <p className="text-ink-3 text-xs">
          {[
            span.component,
            span.duration_ms === null ? undefined : formatDuration(span.duration_ms),
            tokens ? t('trace.tokens', { input: span.input_tokens ?? 0, output: span.output_tokens ?? 0 }) : undefined,
            span.cost === null ? undefined : formatCost(span.cost),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      {span.error && <FailureNote error={{ ...span.error, node_name: undefined }} />}
      {told.isPending ? (
        <Skeleton className="h-40 rounded-lg" />
      ) : told.isError ? (
        <ErrorState
          title={t('trace.span_failed')}
          description={errorText(told.error).title}
          onRetry={() => void told.refetch()}
          retrying={told.isRefetching}
        />
      ) : (
        <>
          {told.data.outputs && <NamedValues title={t('trace.gave')} values={told.data.outputs} />}
          {told.data.inputs && <NamedValues title={t('trace.took')} values={told.data.inputs} />}
          {told.data.retries.length > 0 && (
            <section className="flex flex-col gap-2">
              <h3 className="font-semibold text-xs">{t('trace.retries')}</h3>
              {told.data.retries.map((retry) => (
                <p key={retry.attempt} className="break-words text-sm">
                  <span className="text-ink-3 text-xs">
                    {t('trace.retry', { count: retry.attempt + 1, time: formatDuration(retry.wait_ms) })}
                  </span>
                  <br />
                  {retry.error.message}
                </p>
              ))}
            </section>
          )}
          {told.data.logs.length > 0 && (
            <section className="flex flex-col gap-2">
              <h3 className="font-semibold text-xs">{t('trace.logs')}</h3>
              <CodeBlock code={told.data.logs.map(logText).join('\n')} />
            </section>
          )}
          {!told.data.inputs && !told.data.outputs && !span.error && told.data.logs.length === 0 && (
            <p className="text-ink-3 text-sm">{t('trace.nothing_kept')}</p>
          )}
        </>
      )}
    </section>
  )
}

const logText = ({ message, data }: { message: string; data: unknown }) =>
  data === null || data === undefined ? message : `${message} ${JSON.stringify(data)}`
