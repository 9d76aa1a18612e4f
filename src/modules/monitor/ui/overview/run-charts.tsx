'use client'

import type { Outputs } from '@/client/console/api'
import { formatCost } from '@/lib/format-cost'
import { formatDuration } from '@/lib/format-duration'
import { t } from '@/lib/messages/t'
import { TimeChart } from '@/ui/charts/time-chart'
import { chartLabel } from './chart-labels'

type Charts = Outputs['monitor']['read_run_charts']
type Counted = Charts['total']

const whole = new Intl.NumberFormat()
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 })
/** Beside the chart there is no room for a currency before small sums. */
const tick = new Intl.NumberFormat(undefined, { notation: 'compact', maximumSignificantDigits: 2 })
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })

/** Failed ones among those that ended; null when none did. */
function errorRate({ succeeded, failed, stopped }: Counted): number | null {
  const ended = succeeded + failed + stopped
  return ended === 0 ? null : failed / ended
}

const orNone = (value: number | null, text: (value: number) => string) =>
  value === null ? t('monitor.no_value') : text(value)

/** Five charts over the same time, each with its number over all of it. */
export function RunCharts({ charts }: { charts: Charts }) {
  const { range, buckets, bucket_ms, total } = charts
  const of = (value: (counted: Counted) => number | null) => buckets.map(value)
  const common = {
    labels: buckets.map((bucket) => chartLabel(bucket.at, bucket_ms, range)),
    timeHeader: t('monitor.time'),
    noValue: t('monitor.no_value'),
    empty: t('monitor.nothing'),
  }
  return (
    <div className="grid gap-3 lg:grid-cols-2">
      <TimeChart
        {...common}
        title={t('monitor.runs')}
        summary={
          total.runs === 1 ? t('monitor.runs_total_one') : t('monitor.runs_total', { count: whole.format(total.runs) })
        }
        kind="bars"
        whole
        valueText={(value) => whole.format(value)}
        tickText={(value) => compact.format(value)}
        series={[
          { id: 'succeeded', label: t('monitor.succeeded'), tone: 'accent', values: of((at) => at.succeeded) },
          { id: 'failed', label: t('monitor.failed'), tone: 'bad', values: of((at) => at.failed) },
          {
            id: 'other',
            label: t('monitor.other'),
            tone: 'muted',
            values: of((at) => at.runs - at.succeeded - at.failed),
          },
        ]}
      />
      <TimeChart
        {...common}
        title={t('monitor.errors')}
        summary={t('monitor.errors_total', {
          rate: orNone(errorRate(total), (rate) => percent.format(rate)),
          count: whole.format(total.failed),
        })}
        kind="lines"
        valueText={(value) => percent.format(value)}
        series={[{ id: 'rate', label: t('monitor.error_rate'), tone: 'bad', values: of(errorRate) }]}
      />
      <TimeChart
        {...common}
        title={t('monitor.latency')}
        summary={t('monitor.latency_total', {
          p50: orNone(total.p50_ms, formatDuration),
          p95: orNone(total.p95_ms, formatDuration),
        })}
        kind="lines"
        valueText={formatDuration}
        series={[
          { id: 'p50', label: t('monitor.p50'), tone: 'accent', values: of((at) => at.p50_ms) },
          { id: 'p95', label: t('monitor.p95'), tone: 'warn', values: of((at) => at.p95_ms) },
        ]}
      />
      <TimeChart
        {...common}
        title={t('monitor.tokens')}
        summary={t('monitor.tokens_total', {
          input: compact.format(total.input_tokens),
          output: compact.format(total.output_tokens),
        })}
        kind="bars"
        whole
        valueText={(value) => whole.format(value)}
        tickText={(value) => compact.format(value)}
        series={[
          { id: 'input', label: t('monitor.tokens_in'), tone: 'accent', values: of((at) => at.input_tokens) },
          { id: 'output', label: t('monitor.tokens_out'), tone: 'info', values: of((at) => at.output_tokens) },
        ]}
      />
      <TimeChart
        {...common}
        empty={t(total.cost === null ? 'monitor.no_prices' : 'monitor.nothing')}
        title={t('monitor.cost')}
        summary={orNone(total.cost, formatCost)}
        kind="bars"
        valueText={formatCost}
        tickText={(value) => tick.format(value)}
        series={[{ id: 'cost', label: t('monitor.cost'), tone: 'accent', values: of((at) => at.cost) }]}
      />
    </div>
  )
}
