'use client'

import { formatCost } from '@/lib/format-cost'
import { formatDuration } from '@/lib/format-duration'
import { t } from '@/lib/messages/t'
import type { Column } from '@/ui/data-list/data-list'
import { RelativeTime } from '@/ui/relative-time'
import { Status } from '@/ui/status'
import { type RunRow, runKind, tokensOf, triggerWords } from './run-words'

export const runColumns: readonly Column<RunRow>[] = [
  {
    id: 'status',
    header: t('runs.column_status'),
    width: '128px',
    cell: (run) => (
      <Status kind={runKind[run.status]} className="align-middle">
        {t(`runs.status_${run.status}`)}
      </Status>
    ),
  },
  {
    id: 'error',
    header: t('runs.column_error'),
    cell: (run) => {
      const words = run.error
        ? [run.error.node_name, run.error.message].filter(Boolean).join(': ')
        : run.exceptions > 0
          ? t('runs.exceptions', { count: run.exceptions })
          : ''
      return (
        <span className="block truncate text-ink-2" title={words}>
          {words}
        </span>
      )
    },
  },
  {
    id: 'trigger',
    header: t('runs.column_trigger'),
    width: '124px',
    wideOnly: true,
    cell: (run) => <span className="text-ink-2">{triggerWords(run.trigger)}</span>,
  },
  {
    id: 'version',
    header: t('runs.column_version'),
    width: '96px',
    wideOnly: true,
    cell: (run) => (
      <span className="block truncate text-ink-2" title={run.version ?? undefined}>
        {run.version ?? t('runs.draft')}
      </span>
    ),
  },
  {
    id: 'started',
    header: t('runs.column_started'),
    width: '128px',
    cell: (run) => <RelativeTime at={run.create_at} className="text-ink-2" />,
  },
  {
    id: 'duration',
    header: t('runs.column_duration'),
    width: '92px',
    align: 'right',
    wideOnly: true,
    cell: (run) => (run.duration_ms === null ? '' : formatDuration(run.duration_ms)),
  },
  {
    id: 'tokens',
    header: t('runs.column_tokens'),
    width: '84px',
    align: 'right',
    wideOnly: true,
    cell: (run) => tokensOf(run)?.toLocaleString() ?? '',
  },
  {
    id: 'cost',
    header: t('runs.column_cost'),
    width: '84px',
    align: 'right',
    wideOnly: true,
    cell: (run) => (run.cost === null ? '' : formatCost(run.cost)),
  },
]
