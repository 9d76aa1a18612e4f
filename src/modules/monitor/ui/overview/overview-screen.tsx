'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { Activity } from 'lucide-react'
import Link from 'next/link'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useAddressValue } from '@/client/console/use-address'
import { t } from '@/lib/messages/t'
import { FlowFilter } from '@/modules/flows/ui/flow-filter'
import { Button } from '@/ui/button'
import { cn } from '@/ui/cn'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { SegmentedControl } from '@/ui/segmented-control'
import { Skeleton } from '@/ui/skeleton'
import { chartRanges } from '../../contract/chart.operations'
import { MonitorFrame } from '../monitor-frame'
import { RunCharts } from './run-charts'

const REFRESH_MS = 60_000
const places = ['runs', 'errors', 'latency', 'tokens', 'cost']

/** How runs went over the last day, week or month, of all flows or of one. */
export function OverviewScreen() {
  const [rangeText, setRange] = useAddressValue('range')
  const [flow_id, setFlow] = useAddressValue('flow')
  const range = chartRanges.find((one) => one === rangeText) ?? '24h'
  const charts = api.monitor.read_run_charts.useQuery(
    { range, ...(flow_id ? { flow_id } : {}), minutes_east: -new Date().getTimezoneOffset() },
    { placeholderData: keepPreviousData, refetchInterval: REFRESH_MS, staleTime: REFRESH_MS / 2 },
  )
  return (
    <MonitorFrame
      active="overview"
      actions={
        <>
          <FlowFilter value={flow_id} onValueChange={setFlow} className="w-[200px]" />
          <SegmentedControl
            label={t('monitor.range')}
            value={range}
            onValueChange={(value) => setRange(value === '24h' ? '' : value)}
            options={chartRanges.map((value) => ({ value, label: t(`monitor.range_${value}`) }))}
          />
        </>
      }
    >
      {charts.isPending ? (
        <div className="grid gap-3 lg:grid-cols-2">
          {places.map((place) => (
            <Skeleton key={place} className="h-[204px] rounded-lg" />
          ))}
        </div>
      ) : charts.isError ? (
        <ErrorState
          title={t('monitor.charts_failed')}
          description={errorText(charts.error).title}
          onRetry={() => void charts.refetch()}
          retrying={charts.isRefetching}
        />
      ) : charts.data.total.runs === 0 ? (
        <EmptyState
          icon={Activity}
          title={t('monitor.empty_title')}
          description={t('monitor.empty_text')}
          action={
            flow_id ? (
              <Button onClick={() => setFlow('')}>{t('monitor.all_flows')}</Button>
            ) : (
              <Button asChild>
                <Link href="/flows">{t('monitor.to_flows')}</Link>
              </Button>
            )
          }
        />
      ) : (
        <div className={cn('pb-4 transition-opacity duration-150', charts.isPlaceholderData && 'opacity-60')}>
          <RunCharts charts={charts.data} />
        </div>
      )}
    </MonitorFrame>
  )
}
