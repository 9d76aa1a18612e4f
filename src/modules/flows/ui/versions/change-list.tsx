'use client'

import { useEffect, useRef } from 'react'
import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import type { FlowDiff, NodeChange, SettingChange } from '../canvas/model/diff/diff-flows'
import { MarkBadge } from './diff-marks'

interface ChangeListProps {
  diff: FlowDiff
  chosen: string | undefined
  onChoose: (id: string) => void
}

/** Every difference in words: node by node, setting by setting. */
export function ChangeList({ diff, chosen, onChoose }: ChangeListProps) {
  const { wires } = diff
  return (
    <ol aria-label={t('compare.changes')} className="flex flex-col gap-2">
      {diff.settings.length > 0 && (
        <li className="rounded-lg border p-3">
          <h3 className="font-semibold text-sm">{t('compare.flow_settings')}</h3>
          <Settings settings={diff.settings} />
        </li>
      )}
      {diff.changes.map((change) => (
        <ChangedNode
          key={change.id}
          change={change}
          chosen={change.id === chosen}
          onChoose={() => onChoose(change.id)}
        />
      ))}
      {wires.added + wires.removed > 0 && (
        <li className="flex flex-wrap items-center gap-x-2 rounded-lg border p-3 text-sm">
          <h3 className="font-semibold">{t('compare.wires')}</h3>
          <span className="text-ink-2">
            {[
              wires.added > 0 && t('compare.wires_added', { count: wires.added }),
              wires.removed > 0 && t('compare.wires_removed', { count: wires.removed }),
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </li>
      )}
    </ol>
  )
}

function ChangedNode({ change, chosen, onChoose }: { change: NodeChange; chosen: boolean; onChoose: () => void }) {
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (chosen) item.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <li ref={item} className={cn('rounded-lg border p-3', chosen && 'border-accent')}>
      <button
        type="button"
        aria-label={t('compare.show', { name: change.name })}
        className="flex w-full items-center justify-between gap-2 text-left"
        onClick={onChoose}
      >
        <span className="min-w-0 truncate font-semibold text-sm" title={change.name}>
          {change.name}
        </span>
        <MarkBadge mark={change.mark} />
      </button>
      <Settings settings={change.settings} />
    </li>
  )
}

function Settings({ settings }: { settings: readonly SettingChange[] }) {
  if (settings.length === 0) return null
  return (
    <dl className="mt-2 flex flex-col gap-2.5">
      {settings.map(({ name, label, before, after, secret }) => (
        <div key={name}>
          <dt className="break-words text-ink-3 text-xs">{label}</dt>
          {secret ? (
            <dd className="text-ink-2 text-sm italic">{t('compare.secret')}</dd>
          ) : (
            <>
              <Side sign="−" word={t('compare.before')} value={before} tone="border-bad bg-bad-soft" />
              <Side sign="+" word={t('compare.after')} value={after} tone="border-good bg-good-soft" />
            </>
          )}
        </div>
      ))}
    </dl>
  )
}

function Side({ sign, word, value, tone }: { sign: string; word: string; value: string | undefined; tone: string }) {
  return (
    <dd className={cn('mt-1 flex gap-2 rounded-sm border-l-2 px-2 py-1 text-xs', tone)}>
      <span aria-hidden className="select-none font-mono">
        {sign}
      </span>
      <span className="sr-only">{word}</span>
      {value === undefined ? (
        <span className="text-ink-3 italic">{t('compare.nothing')}</span>
      ) : (
        <span className="max-h-60 min-w-0 overflow-y-auto whitespace-pre-wrap break-words font-mono">{value}</span>
      )}
    </dd>
  )
}
