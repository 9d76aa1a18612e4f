'use client'

import { EllipsisVertical } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { t } from '@/lib/messages/t'
import { DropdownMenu } from '@/ui/dropdown-menu'
import { IconButton } from '@/ui/icon-button'
import { IconTile } from '@/ui/icon-tile'
import type { MenuItem } from '@/ui/menu-items'
import { RelativeTime } from '@/ui/relative-time'
import { dragFlows } from '../projects/dragged-flows'
import { ShareBadge } from '../share/share-badge'
import type { FlowRow } from './flow-row'
import { starterIcon } from './starter-icon'

interface FlowCardsProps {
  flows: readonly FlowRow[]
  menu: (flow: FlowRow) => readonly MenuItem[]
  /** Called when the last card comes into view: fetch the next page. */
  onEndReached?: () => void
}

/** Flows as cards: name, what it is for, size and when it changed. */
export function FlowCards({ flows, menu, onEndReached }: FlowCardsProps) {
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef(onEndReached)
  latest.current = onEndReached
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) latest.current?.()
    })
    if (end.current) observer.observe(end.current)
    return () => observer.disconnect()
  }, [])
  return (
    <>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(240px,1fr))] gap-3">
        {flows.map((flow) => (
          <li
            key={flow.id}
            draggable
            onDragStart={(event) => dragFlows(event.dataTransfer, [flow.id])}
            className="relative flex min-h-[124px] flex-col rounded-lg border bg-surface p-3 [content-visibility:auto] [contain-intrinsic-size:auto_124px] transition-colors duration-100 focus-within:border-line-strong hover:border-line-strong"
          >
            <div className="flex items-start gap-2.5">
              <IconTile {...starterIcon(flow.icon)} size="md" />
              <Link
                href={`/flows/${flow.id}`}
                title={flow.name}
                className="line-clamp-2 min-w-0 flex-1 break-words pt-1 font-medium text-sm leading-5 outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent"
              >
                {flow.name}
              </Link>
              <div className="relative z-10">
                <DropdownMenu
                  trigger={
                    <IconButton icon={EllipsisVertical} label={t('list.actions_of', { name: flow.name })} size="sm" />
                  }
                  items={menu(flow)}
                />
              </div>
            </div>
            {flow.description && <p className="mt-2 line-clamp-2 text-ink-2 text-xs">{flow.description}</p>}
            <p className="mt-auto flex items-center gap-2 pt-2 text-ink-3 text-xs tabular-nums">
              <span>{flow.node_count === 1 ? t('flows.nodes_one') : t('flows.nodes', { count: flow.node_count })}</span>
              <span aria-hidden>·</span>
              <RelativeTime at={flow.updated_at} />
              <span className="ml-auto flex min-w-0">
                <ShareBadge flow={flow} />
              </span>
            </p>
          </li>
        ))}
      </ul>
      <div ref={end} aria-hidden className="h-px" />
    </>
  )
}
