'use client'

import { ListTree } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorStatus, errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { ConsoleFrame } from '@/modules/flows/ui/frame/console-frame'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { SidePanels } from '@/ui/panels'
import { Skeleton } from '@/ui/skeleton'
import { useNarrow } from '@/ui/use-narrow'
import { RunHead } from './run-head'
import { RunWords } from './run-input-output'
import { isUnderWay, type Trace } from './run-words'
import { SpanSide } from './span-side'
import { useNow } from './use-now'
import { Waterfall } from './waterfall'

/** How often a run that is under way is looked at again, in milliseconds. */
const LIVE_MS = 1_000

/** One run by its address: what came in, what happened when, what came out. */
export function RunScreen({ flow_id, run_id }: { flow_id: string; run_id: string }) {
  const trace = api.runs.read_run_trace.useQuery(
    { run_id },
    {
      retry: false,
      refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.run.status) ? LIVE_MS : false),
    },
  )
  const missing = trace.isError && [404, 422].includes(errorStatus(trace.error))
  return (
    <ConsoleFrame
      active="flows"
      crumbs={[
        { label: t('section.flows'), href: '/flows' },
        { label: trace.data?.flow_name ?? '…', href: `/flows/${flow_id}` },
        { label: t('runs.title'), href: `/flows/${flow_id}/runs` },
        { label: run_id.slice(0, 8) },
      ]}
    >
      {trace.data ? (
        <RunBody key={run_id} trace={trace.data} />
      ) : missing ? (
        <EmptyState
          className="h-full"
          icon={ListTree}
          title={t('trace.not_found')}
          description={t('trace.not_found_text')}
          action={
            <Button asChild>
              <Link href={`/flows/${flow_id}/runs`}>{t('runs.title')}</Link>
            </Button>
          }
        />
      ) : trace.isError ? (
        <ErrorState
          className="h-full justify-center"
          title={t('trace.load_failed')}
          description={errorText(trace.error).title}
          onRetry={() => void trace.refetch()}
          retrying={trace.isRefetching}
        />
      ) : (
        <div className="mx-auto flex w-full max-w-[900px] flex-col gap-4 p-6" aria-hidden>
          <Skeleton className="h-8 w-60" />
          <Skeleton className="h-24 rounded-lg" />
          <Skeleton className="h-64 rounded-lg" />
        </div>
      )}
    </ConsoleFrame>
  )
}

function RunBody({ trace }: { trace: Trace }) {
  const { run, spans } = trace
  const live = isUnderWay(run.status)
  const now_ms = useNow(live) - Date.parse(run.create_at)
  const failed = spans.findLast((span) => span.status === 'failed' && span.kind === 'node')
  const [picked, setPicked] = useState<number | undefined>()
  const narrow = useNarrow()
  // Whoever opens a failed run wants to know why: the node that failed is open at first, unless it would cover the page.
  const chosen = picked ?? (narrow ? undefined : failed?.seq)
  const span = spans.find((candidate) => candidate.seq === chosen)
  return (
    <SidePanels id="trace" side={span && <SpanSide run={run} span={span} live={live} onClose={() => setPicked(-1)} />}>
      <div className="h-full overflow-y-auto">
        <div className="mx-auto flex w-full max-w-[1000px] flex-col gap-5 p-4 md:p-6">
          <RunHead trace={trace} failed={failed} />
          <RunWords trace={trace} />
          <section className="flex flex-col gap-2">
            <h2 className="font-semibold text-sm">{t('trace.timeline')}</h2>
            {spans.length === 0 ? (
              <p className="text-ink-3 text-sm">{t('trace.no_spans')}</p>
            ) : (
              <div className="overflow-hidden rounded-lg border bg-surface">
                <Waterfall spans={spans} now_ms={now_ms} chosen={chosen} onChoose={setPicked} />
              </div>
            )}
            {trace.left_out > 0 && (
              <p className="text-ink-3 text-xs">{t('trace.left_out', { count: trace.left_out })}</p>
            )}
          </section>
        </div>
      </div>
    </SidePanels>
  )
}
