'use client'

import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import type { SourceOption } from './source-options'

interface SourceListProps {
  options: readonly SourceOption[]
  active: number
  onPick: (option: SourceOption) => void
  id: string
}

/** Values to choose from, under the names of their nodes. */
export function SourceList({ options, active, onPick, id }: SourceListProps) {
  if (options.length === 0) return <p className="px-3 py-3 text-center text-ink-3 text-xs">{t('values.none')}</p>
  return (
    <div role="listbox" id={id} aria-label={t('values.title')} className="max-h-64 overflow-y-auto p-1">
      {options.map((option, index) => (
        <div key={`${option.group} ${option.selector.join('.')}`}>
          {options[index - 1]?.group !== option.group && (
            <p className="truncate px-2 pt-1.5 pb-0.5 text-ink-3 text-xs">{option.group}</p>
          )}
          <div
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            ref={(element) => {
              if (index === active) element?.scrollIntoView({ block: 'nearest' })
            }}
            // The caret has to stay where the value goes.
            onPointerDown={(event) => {
              event.preventDefault()
              onPick(option)
            }}
            className={cn(
              'flex min-h-7 cursor-default items-center gap-2 rounded-md px-2 py-0.5 text-sm',
              index === active && 'bg-hover',
            )}
          >
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            <span className="shrink-0 font-mono text-ink-3 text-xs">{option.type}</span>
          </div>
        </div>
      ))}
    </div>
  )
}
