'use client'

import { X } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Select } from '@/ui/select'
import { runStatuses, runTriggers } from '../../contract/run.schema'
import { type RunFilters, times } from './use-run-filters'

const ANY = 'any'

interface RunFilterBarProps {
  filters: RunFilters
  onChange: (part: Partial<RunFilters>) => void
}

export function RunFilterBar({ filters, onChange }: RunFilterBarProps) {
  const filtered = Object.values(filters).some(Boolean)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        aria-label={t('runs.filter_status')}
        className="w-36"
        value={filters.status ?? ANY}
        onValueChange={(value) => onChange({ status: runStatuses.find((one) => one === value) })}
        options={[
          { value: ANY, label: t('runs.any_status') },
          ...runStatuses.map((value) => ({ value, label: t(`runs.status_${value}`) })),
        ]}
      />
      <Select
        aria-label={t('runs.filter_trigger')}
        className="w-36"
        value={filters.trigger ?? ANY}
        onValueChange={(value) => onChange({ trigger: runTriggers.find((one) => one === value) })}
        options={[
          { value: ANY, label: t('runs.any_trigger') },
          ...runTriggers.map((value) => ({ value, label: t(`runs.trigger_${value}`) })),
        ]}
      />
      <Select
        aria-label={t('runs.filter_time')}
        className="w-36"
        value={filters.time ?? ANY}
        onValueChange={(value) => onChange({ time: times.find((one) => one === value) })}
        options={[
          { value: ANY, label: t('runs.any_time') },
          ...times.map((value) => ({ value, label: t(`runs.time_${value}`) })),
        ]}
      />
      {filtered && (
        <Button variant="ghost" onClick={() => onChange({ status: undefined, trigger: undefined, time: undefined })}>
          <X aria-hidden />
          {t('runs.clear')}
        </Button>
      )}
    </div>
  )
}
