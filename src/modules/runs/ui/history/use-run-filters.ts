'use client'

import { useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { changeAddress } from '@/client/console/use-address'
import { type RunStatus, type RunTrigger, runStatuses, runTriggers } from '../../contract/run.schema'

export const times = ['1h', '24h', '7d', '30d'] as const
export type Time = (typeof times)[number]

const HOUR = 3_600_000
const lengths: Record<Time, number> = { '1h': HOUR, '24h': 24 * HOUR, '7d': 168 * HOUR, '30d': 720 * HOUR }

export interface RunFilters {
  status: RunStatus | undefined
  trigger: RunTrigger | undefined
  time: Time | undefined
}

/** Which runs are listed, kept in the address so that it can be shared and the back button works. */
export function useRunFilters(): {
  filters: RunFilters
  /** The beginning of `time`; stays the same until another time is chosen. */
  since: string | undefined
  change: (part: Partial<RunFilters>) => void
} {
  const params = useSearchParams()
  const filters: RunFilters = {
    status: runStatuses.find((one) => one === params.get('status')),
    trigger: runTriggers.find((one) => one === params.get('trigger')),
    time: times.find((one) => one === params.get('time')),
  }
  const { time } = filters
  const since = useMemo(() => (time ? new Date(Date.now() - lengths[time]).toISOString() : undefined), [time])
  return {
    filters,
    since,
    change: (part) => changeAddress(Object.fromEntries(Object.entries(part).map(([key, value]) => [key, value ?? '']))),
  }
}
