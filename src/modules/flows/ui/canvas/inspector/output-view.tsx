'use client'

import { History, Pin, Play } from 'lucide-react'
import type { Value } from '@/engine'
import { formatDuration } from '@/lib/format-duration'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { CodeBlock } from '@/ui/code-block'
import { EmptyState } from '@/ui/empty-state'
import { Markdown } from '@/ui/markdown'
import { Status } from '@/ui/status'
import { valueText } from '../model/preview-value'
import { at } from '../model/record'
import type { NodeRun } from '../model/run-state'
import { type PinControl, PinnedView } from './pinned-view'

/** What a node ran with and what it gave in the run on show. */
export function OutputView({ run, pin }: { run: NodeRun | undefined; pin: PinControl | undefined }) {
  const runButton = pin?.onRun && (
    <Button className="self-start" onClick={pin.onRun}>
      <Play aria-hidden />
      {t('pin.run')}
    </Button>
  )
  const pinned = pin?.outputs && <PinnedView outputs={pin.outputs} onChange={pin.onChange} />
  if (!run || run.status === 'idle') {
    if (pinned) {
      return (
        <div className="flex flex-col gap-4 p-4">
          {pinned}
          {runButton}
        </div>
      )
    }
    return (
      <EmptyState
        icon={History}
        title={t('inspector.no_output')}
        description={t('inspector.no_output_hint')}
        action={runButton}
      />
    )
  }
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex flex-wrap gap-2">
        {runButton}
        {pin?.offered && !pin.outputs && (
          <Button onClick={() => pin.onChange(pin.offered)}>
            <Pin aria-hidden />
            {t('pin.pin')}
          </Button>
        )}
      </div>
      {pinned}
      <Status kind={run.status}>
        {t(`run.${run.status}`)}
        {run.duration_ms !== undefined && ` · ${formatDuration(run.duration_ms)}`}
      </Status>
      {run.error && (
        <div role="alert" className="rounded-lg bg-bad-soft p-3 text-sm">
          <p className="break-words font-medium text-bad">{run.error.message}</p>
          {run.error.hint && <p className="mt-1 break-words text-ink-2">{run.error.hint}</p>}
        </div>
      )}
      {run.outputs && <Values title={t('inspector.gave')} values={run.outputs} />}
      {run.inputs && Object.keys(run.inputs).length > 0 && (
        <Values title={t('inspector.input_values')} values={run.inputs} />
      )}
    </div>
  )
}

function Values({ title, values }: { title: string; values: Readonly<Record<string, Value | undefined>> }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold text-xs">{title}</h3>
      {Object.entries(values).map(([name, value]) =>
        value === undefined ? null : (
          <div key={name} className="min-w-0">
            <p className="mb-1 font-mono text-ink-3 text-xs">{name}</p>
            {at(value, 'kind') === 'message' ? (
              <div className="rounded-lg border p-3">
                <Markdown text={valueText(value)} className="!text-sm" />
              </div>
            ) : (
              <CodeBlock code={valueText(value)} />
            )}
          </div>
        ),
      )}
    </section>
  )
}
