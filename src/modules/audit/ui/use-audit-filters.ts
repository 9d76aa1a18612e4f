'use client'

import { useSearchParams } from 'next/navigation'
import { changeAddress } from '@/client/console/use-address'

const names = ['q', 'person', 'operation', 'type', 'object', 'outcome', 'from', 'to', 'scope', 'entry'] as const
type FilterName = (typeof names)[number]

/** The filters of the log as they stand in the address. */
export function useAuditFilters() {
  const params = useSearchParams()
  const value = (name: FilterName) => params.get(name) ?? ''

  const set: (changes: Partial<Record<FilterName, string>>) => void = changeAddress

  const person = Number(value('person'))
  const outcome = value('outcome')
  const input = {
    ...(value('q') ? { search: value('q') } : {}),
    ...(Number.isInteger(person) && person > 0 ? { person } : {}),
    ...(value('operation') ? { operation: value('operation') } : {}),
    ...(value('type') ? { object_type: value('type') } : {}),
    ...(value('object') ? { object: value('object') } : {}),
    ...(outcome === 'done' || outcome === 'refused' ? { outcome: outcome as 'done' | 'refused' } : {}),
    ...timeOf('from', dayStart(value('from'), 0)),
    // The last day counts whole.
    ...timeOf('to', dayStart(value('to'), 1)),
    whole_installation: value('scope') === 'all',
  }
  const filtered = names.some((name) => name !== 'scope' && name !== 'entry' && value(name) !== '')
  return { value, set, input, filtered }
}

const timeOf = <N extends string>(name: N, time: string | undefined) => (time ? { [name]: time } : {})

/** When a day begins in the reader's zone, some days later. */
function dayStart(day: string, later: number): string | undefined {
  const [year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)?.slice(1).map(Number) ?? []
  if (!year || !month || !date) return undefined
  const start = new Date(year, month - 1, date + later)
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString()
}
