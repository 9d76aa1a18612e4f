'use client'

import { Minus, PencilLine, Plus } from 'lucide-react'
import { createContext, useContext } from 'react'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import type { DiffMark, FlowDiff } from '../canvas/model/diff/diff-flows'

const Context = createContext<Pick<FlowDiff, 'nodes' | 'edges'>>({ nodes: new Map(), edges: new Map() })

/** Gives the nodes and wires below it what became of them. */
export const DiffMarks = Context.Provider

export const useNodeMark = (id: string): DiffMark => useContext(Context).nodes.get(id) ?? 'same'
export const useEdgeMark = (id: string): DiffMark => useContext(Context).edges.get(id) ?? 'same'

const looks = {
  added: { icon: Plus, tone: 'good' },
  removed: { icon: Minus, tone: 'bad' },
  changed: { icon: PencilLine, tone: 'warn' },
} as const

/** What became of something, by sign, word and colour together. */
export function MarkBadge({ mark }: { mark: Exclude<DiffMark, 'same'> }) {
  const { icon: Icon, tone } = looks[mark]
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {t(`compare.${mark}`)}
    </Badge>
  )
}
