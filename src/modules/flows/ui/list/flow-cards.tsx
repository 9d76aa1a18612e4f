'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { EllipsisVertical } from 'lucide-react'
import Link from 'next/link'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { t } from '@/lib/messages/t'
import { useRested } from '@/ui/data-list/use-rested'
import { DropdownMenu } from '@/ui/dropdown-menu'
import { IconButton } from '@/ui/icon-button'
import { IconTile } from '@/ui/icon-tile'
import type { MenuItem } from '@/ui/menu-items'
import { RelativeTime } from '@/ui/relative-time'
import { dragFlows } from '../projects/dragged-flows'
import { ShareBadge } from '../share/share-badge'
import type { FlowRow } from './flow-row'
import { starterIcon } from './starter-icon'

/** Pixels. Cards are all of one height, so that places can be reckoned without drawing them. */
const HEIGHT = 136
const NARROWEST = 240
const GAP = 12

interface FlowCardsProps {
  flows: readonly FlowRow[]
  menu: (flow: FlowRow) => readonly MenuItem[]
  /** Called when the last card comes into view: fetch the next page. */
  onEndReached?: () => void
}

/** Flows as cards: name, what it is for, size and when it changed. Only those in sight are drawn. */
export function FlowCards({ flows, menu, onEndReached }: FlowCardsProps) {
  const list = useRef<HTMLUListElement>(null)
  const { columns, top } = usePlace(list)
  const virtual = useVirtualizer({
    count: Math.ceil(flows.length / columns),
    getScrollElement: () => list.current?.closest('main') ?? null,
    estimateSize: () => HEIGHT + GAP,
    scrollMargin: top,
    overscan: 2,
  })
  const rows = virtual.getVirtualItems()
  const [first, last] = [rows[0], rows.at(-1)]
  const from = (first?.index ?? 0) * columns
  const to = ((last?.index ?? -1) + 1) * columns

  useEffect(() => {
    if (flows.length > 0 && to >= flows.length) onEndReached?.()
  }, [to, flows.length, onEndReached])

  return (
    <ul
      ref={list}
      className="grid shrink-0 content-start"
      style={{
        gap: GAP,
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridAutoRows: HEIGHT,
        height: virtual.getTotalSize() - GAP,
        paddingTop: first ? first.start - top : 0,
      }}
    >
      {flows.slice(from, to).map((flow) => (
        <FlowCard key={flow.id} flow={flow} menu={menu} moving={virtual.isScrolling} />
      ))}
    </ul>
  )
}

/** How many cards stand side by side, and how far below the top of the scrolled content they begin, in pixels. */
function usePlace(list: RefObject<HTMLUListElement | null>) {
  const [place, setPlace] = useState({ columns: 4, top: 0 })
  useLayoutEffect(() => {
    const element = list.current
    const scroller = element?.closest('main')
    if (!element || !scroller) return
    const look = () => {
      const columns = Math.max(1, Math.floor((element.clientWidth + GAP) / (NARROWEST + GAP)))
      const top = Math.round(
        element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop,
      )
      setPlace((before) => (before.columns === columns && before.top === top ? before : { columns, top }))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [list])
  return place
}

interface FlowCardProps {
  flow: FlowRow
  menu: FlowCardsProps['menu']
  /** The list is being scrolled. */
  moving: boolean
}

function FlowCard({ flow, menu, moving }: FlowCardProps) {
  const rested = useRested(moving)
  return (
    <li
      draggable
      onDragStart={(event) => dragFlows(event.dataTransfer, [flow.id])}
      className="relative flex flex-col rounded-lg border bg-surface p-3 transition-colors duration-100 focus-within:border-line-strong hover:border-line-strong"
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
        <div className="relative z-10 size-6 shrink-0">
          {rested && (
            <DropdownMenu
              trigger={
                <IconButton icon={EllipsisVertical} label={t('list.actions_of', { name: flow.name })} size="sm" />
              }
              items={menu(flow)}
            />
          )}
        </div>
      </div>
      {flow.description && <p className="mt-2 line-clamp-2 text-ink-2 text-xs">{flow.description}</p>}
      <p className="mt-auto flex items-center gap-2 pt-2 text-ink-3 text-xs tabular-nums">
        <span className="whitespace-nowrap">
          {flow.node_count === 1 ? t('flows.nodes_one') : t('flows.nodes', { count: flow.node_count })}
        </span>
        <span aria-hidden>·</span>
        <RelativeTime at={flow.updated_at} className="whitespace-nowrap" />
        <span className="ml-auto flex min-w-0">
          <ShareBadge flow={flow} />
        </span>
      </p>
    </li>
  )
}
