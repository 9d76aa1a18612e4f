'use client'

import { MessagesSquare, RotateCw, Square, Workflow } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { api } from '@/client/console/api'
import { errorText, errorWords } from '@/client/console/error-text'
import { formatCost } from '@/lib/format-cost'
import { formatDuration } from '@/lib/format-duration'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { CopyButton } from '@/ui/copy-button'
import { RelativeTime } from '@/ui/relative-time'
import { Status } from '@/ui/status'
import { toastDone, toastError } from '@/ui/toast'
import { FailureNote } from './failure-note'
import {
  canvasPath,
  isUnderWay,
  playgroundPath,
  runKind,
  runPath,
  type Span,
  type Trace,
  tokensOf,
  triggerWords,
} from './run-words'

/** What became of the run, and what can be done about it. */
export function RunHead({ trace, failed }: { trace: Trace; failed: Span | undefined }) {
  const { run } = trace
  const router = useRouter()
  const utils = api.useUtils()
  const rerun = api.runs.rerun.useMutation()
  const stop = api.runs.stop_run.useMutation()
  const node_id = run.error?.node_id ?? failed?.node_id

  async function again() {
    try {
      const { run_id, left_out } = await rerun.mutateAsync({ run_id: run.id })
      for (const part of left_out) toastDone(t('trace.rerun'), t(`trace.rerun_${part}`))
      router.push(runPath(run.flow_id, run_id))
    } catch (error) {
      toastError(t('trace.rerun_failed'), errorWords(error))
    }
  }

  async function stopIt() {
    try {
      await stop.mutateAsync({ run_id: run.id })
      await utils.runs.read_run_trace.invalidate({ run_id: run.id })
    } catch (error) {
      toastError(t('trace.stop_failed'), errorText(error).title)
    }
  }

  return (
    <header className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <div className="flex items-center gap-2">
            <h1 className="font-semibold text-xl tracking-[-0.01em]">{t('runs.name', { id: run.id.slice(0, 8) })}</h1>
            <CopyButton text={run.id} label={t('trace.copy_id')} />
          </div>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2 text-sm">
            <Status kind={runKind[run.status]}>{t(`runs.status_${run.status}`)}</Status>
            <span aria-hidden>·</span>
            <RelativeTime at={run.create_at} />
            <span aria-hidden>·</span>
            <span>{triggerWords(run.trigger)}</span>
            <span aria-hidden>·</span>
            <span>{run.version ?? t('runs.draft')}</span>
            {run.duration_ms !== null && (
              <>
                <span aria-hidden>·</span>
                <span className="tabular">{formatDuration(run.duration_ms)}</span>
              </>
            )}
            {tokensOf(run) !== undefined && (
              <>
                <span aria-hidden>·</span>
                <span className="tabular">
                  {t('trace.tokens', {
                    input: (run.input_tokens ?? 0).toLocaleString(),
                    output: (run.output_tokens ?? 0).toLocaleString(),
                  })}
                </span>
              </>
            )}
            {run.cost !== null && (
              <>
                <span aria-hidden>·</span>
                <span className="tabular">{formatCost(run.cost)}</span>
              </>
            )}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {isUnderWay(run.status) ? (
            <Button busy={stop.isPending} onClick={() => void stopIt()}>
              {!stop.isPending && <Square aria-hidden />}
              {t('trace.stop')}
            </Button>
          ) : (
            <Button variant="primary" busy={rerun.isPending} onClick={() => void again()}>
              {!rerun.isPending && <RotateCw aria-hidden />}
              {t('trace.rerun')}
            </Button>
          )}
          <Button asChild>
            <Link href={playgroundPath(run)}>
              <MessagesSquare aria-hidden />
              {t('trace.playground')}
            </Link>
          </Button>
          <Button asChild>
            <Link href={canvasPath(run, node_id)}>
              <Workflow aria-hidden />
              {t('trace.on_canvas')}
            </Link>
          </Button>
        </div>
      </div>
      {run.error && <FailureNote error={run.error} />}
    </header>
  )
}
