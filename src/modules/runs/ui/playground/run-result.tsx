'use client'

import type { EngineErrorShape, RunOutput } from '@/engine'
import { formatDuration } from '@/lib/format-duration'
import { t } from '@/lib/messages/t'
import { Status, type StatusKind } from '@/ui/status'
import { ValueView } from './value-view'

export interface RunOutcome {
  state: 'idle' | 'running' | 'paused' | 'succeeded' | 'failed' | 'stopped'
  outputs: readonly RunOutput[]
  exceptions: number
  duration_ms?: number | undefined
  error?: EngineErrorShape | undefined
}

/** How a run ended and what it gave. */
export function RunResult({ outcome }: { outcome: RunOutcome }) {
  if (outcome.state === 'idle') return null
  const { kind, words } = stateOf(outcome)
  const values = outcome.outputs.flatMap(({ node_id, display_name, outputs }) =>
    Object.entries(outputs).map(([name, value]) => ({ key: `${node_id} ${name}`, name, from: display_name, value })),
  )
  const several = new Set(outcome.outputs.map(({ node_id }) => node_id)).size > 1
  return (
    <section aria-label={t('run_result.title')} aria-live="polite" className="flex flex-col gap-3">
      <Status kind={kind}>
        {words}
        {outcome.duration_ms !== undefined &&
          outcome.state !== 'running' &&
          ` · ${formatDuration(outcome.duration_ms)}`}
      </Status>
      {outcome.error && (
        <div role="alert" className="rounded-lg bg-bad-soft p-3 text-sm">
          <p className="break-words font-medium text-bad">
            {outcome.error.node_name ? `${outcome.error.node_name}: ` : ''}
            {outcome.error.message}
          </p>
          {outcome.error.hint && <p className="mt-1 break-words text-ink-2">{outcome.error.hint}</p>}
        </div>
      )}
      {values.map(({ key, name, from, value }) => (
        <div key={key} className="min-w-0">
          <p className="mb-1 text-xs">
            <span className="font-medium font-mono">{name}</span>
            {several && <span className="text-ink-3"> · {from}</span>}
          </p>
          <ValueView value={value} />
        </div>
      ))}
      {outcome.state === 'succeeded' && values.length === 0 && (
        <p className="text-ink-3 text-sm">{t('run_result.nothing')}</p>
      )}
    </section>
  )
}

function stateOf({ state, exceptions }: RunOutcome): { kind: StatusKind; words: string } {
  switch (state) {
    case 'running':
      return { kind: 'running', words: t('run_result.running') }
    case 'paused':
      return { kind: 'waiting', words: t('run_result.paused') }
    case 'failed':
      return { kind: 'failed', words: t('run_result.failed') }
    case 'stopped':
      return { kind: 'skipped', words: t('run_result.stopped') }
    case 'idle':
      return { kind: 'idle', words: '' }
    case 'succeeded':
      return exceptions > 0
        ? { kind: 'recovered', words: t('run_result.partly', { count: exceptions }) }
        : { kind: 'done', words: t('run_result.succeeded') }
  }
}
