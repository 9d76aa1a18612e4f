'use client'

import { ArrowDownToLine, Copy, Eraser, Pause, Play, ScrollText, ShieldX } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useAddressValue } from '@/client/console/use-address'
import { t } from '@/lib/messages/t'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { IconButton } from '@/ui/icon-button'
import { Select } from '@/ui/select'
import { Skeleton } from '@/ui/skeleton'
import { Status, type StatusKind } from '@/ui/status'
import { toastDone, toastError } from '@/ui/toast'
import { MonitorFrame } from '../monitor-frame'
import { LogDialog } from './log-dialog'
import { filterLines, type LogEntry, logLevels } from './log-line'
import { LogView } from './log-view'
import { type LogState, useLogStream } from './use-log-stream'

const states: Record<Exclude<LogState, 'refused'>, StatusKind> = {
  connecting: 'running',
  live: 'done',
  lost: 'running',
}

/** The log of the server as it is written: filtered, held, copied. */
export function LogsScreen() {
  const [levelText, setLevel] = useAddressValue('level')
  const [search, setSearch] = useAddressValue('q')
  const { lines, state } = useLogStream()
  const [follow, setFollow] = useState(true)
  const [clearedAt, setClearedAt] = useState(0)
  const [heldAt, setHeldAt] = useState<number>()
  const [opened, setOpened] = useState<LogEntry>()
  const level = logLevels.find((one) => one === levelText) ?? 'debug'
  const newest = lines.at(-1)?.at ?? 0
  const shown = useMemo(() => {
    const kept = lines.filter((line) => line.at > clearedAt && (heldAt === undefined || line.at <= heldAt))
    return filterLines(kept, level, search)
  }, [lines, clearedAt, heldAt, level, search])
  const waiting = heldAt === undefined ? 0 : lines.filter((line) => line.at > heldAt).length

  async function copy() {
    try {
      await navigator.clipboard.writeText(shown.map((line) => line.text).join('\n'))
      toastDone(t('logs.copied', { count: shown.length }))
    } catch {
      toastError(t('copy.failed'), t('copy.failed_hint'))
    }
  }

  if (state === 'refused') {
    return (
      <MonitorFrame active="logs">
        <EmptyState icon={ShieldX} title={t('logs.refused_title')} description={t('logs.refused_text')} />
      </MonitorFrame>
    )
  }
  return (
    <MonitorFrame active="logs">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField label={t('logs.search')} value={search} onValueChange={setSearch} />
        <Select
          aria-label={t('logs.level')}
          className="w-[150px]"
          value={level}
          onValueChange={(value) => setLevel(value === 'debug' ? '' : value)}
          options={logLevels.map((value) => ({ value, label: t(`logs.from_${value}`) }))}
        />
        <Status kind={states[state]}>{t(`logs.state_${state}`)}</Status>
        <span className="tabular ml-auto text-ink-2 text-sm">
          {shown.length === 1 ? t('logs.count_one') : t('logs.count', { count: shown.length.toLocaleString() })}
        </span>
        <Button onClick={() => setHeldAt(heldAt === undefined ? newest : undefined)}>
          {heldAt === undefined ? <Pause aria-hidden /> : <Play aria-hidden />}
          {heldAt === undefined
            ? t('logs.pause')
            : waiting > 0
              ? t('logs.resume_new', { count: waiting.toLocaleString() })
              : t('logs.resume')}
        </Button>
        <IconButton
          icon={ArrowDownToLine}
          label={t('logs.follow')}
          pressed={follow}
          onClick={() => setFollow(!follow)}
        />
        <IconButton icon={Copy} label={t('logs.copy')} disabled={shown.length === 0} onClick={() => void copy()} />
        <IconButton
          icon={Eraser}
          label={t('logs.clear')}
          disabled={shown.length === 0}
          onClick={() => setClearedAt(heldAt ?? newest)}
        />
      </div>
      {state === 'connecting' && lines.length === 0 ? (
        <Skeleton className="h-72 rounded-lg" />
      ) : shown.length > 0 ? (
        <LogView lines={shown} follow={follow && heldAt === undefined} onFollowChange={setFollow} onOpen={setOpened} />
      ) : (
        <EmptyState
          icon={ScrollText}
          title={search || level !== 'debug' ? t('logs.none_title') : t('logs.empty_title')}
          description={search || level !== 'debug' ? t('logs.none_text') : t('logs.empty_text')}
        />
      )}
      {opened && <LogDialog line={opened} onClose={() => setOpened(undefined)} />}
    </MonitorFrame>
  )
}
