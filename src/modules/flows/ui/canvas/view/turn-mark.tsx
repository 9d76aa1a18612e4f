'use client'

import { House } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { nodeSize } from '../model/geometry'
import type { ComponentView } from '../model/node-view'
import { HeadPort } from './port-row'

/** Where each turn of a container begins. */
export function TurnMark({ view, far }: { view: ComponentView; far: boolean }) {
  return (
    <div
      style={{ ...nodeSize(view) }}
      title={t('flow_node.turn')}
      className="relative flex items-center justify-center rounded-xl border border-line-strong bg-surface text-accent-ink"
    >
      <House className="size-4" aria-hidden />
      {!far && view.outputs.map((port) => <HeadPort key={port.name} node={view.id} port={port} side="output" />)}
    </div>
  )
}
