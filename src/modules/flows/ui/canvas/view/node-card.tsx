'use client'

import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import { CARD, hasSummary, nodeSize, rowsOf } from '../model/geometry'
import type { ComponentView } from '../model/node-view'
import { useCanvas } from './canvas-store'
import { NodeHead } from './node-head'
import { NodeStatusChip } from './node-status-chip'
import { PortRow } from './port-row'
import { statusEdge } from './status-edge'

export function NodeCard({ view, selected }: { view: ComponentView; selected: boolean }) {
  const status = useCanvas((state) => state.runs[view.id]?.status ?? 'idle')
  const known = view.definition !== undefined
  const inputs = rowsOf(view.inputs)
  const outputs = rowsOf(view.outputs)
  const rows = Math.max(inputs.length, outputs.length)
  return (
    <div
      style={{ ...nodeSize(view) }}
      className={cn(
        'group/card relative rounded-lg border bg-surface text-sm transition-colors duration-150',
        statusEdge[status],
        !known && 'border-dashed',
        selected && 'border-accent ring-2 ring-accent/35',
      )}
    >
      {status === 'running' && (
        <div className="running-hairline absolute inset-x-2 -top-px h-0.5 animate-hairline rounded-full" />
      )}
      <NodeHead view={view} />
      {hasSummary(view) && (
        <p
          style={{ height: CARD.summary }}
          className={cn('truncate px-2.5 text-xs leading-[22px]', known ? 'text-ink-2' : 'text-warn')}
        >
          {known ? view.summary : t('canvas.unknown', { type: view.type || t('canvas.unnamed') })}
        </p>
      )}
      <div className={rows > 0 ? 'pt-1' : undefined}>
        {Array.from({ length: rows }, (_, row) => (
          <PortRow
            key={`${inputs[row]?.name ?? ''}:${outputs[row]?.name ?? ''}`}
            node={view.id}
            input={inputs[row]}
            output={outputs[row]}
          />
        ))}
      </div>
      <NodeStatusChip id={view.id} />
    </div>
  )
}
