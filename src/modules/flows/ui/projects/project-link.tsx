'use client'

import { Ellipsis, Folder, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import { DropdownMenu } from '@/ui/dropdown-menu'
import { IconButton } from '@/ui/icon-button'
import type { MenuItem } from '@/ui/menu-items'
import { droppedFlows, holdsFlows } from './dragged-flows'

interface ProjectLinkProps {
  name: string
  hint?: string | null
  count: number
  active: boolean
  icon?: LucideIcon
  onOpen: () => void
  /** Takes flows that are dropped on it. */
  onFlows?: (flow_ids: string[]) => void
  menu?: readonly MenuItem[]
}

/** A place in the list of projects: opened by a click, filled by dropping flows on it. */
export function ProjectLink(props: ProjectLinkProps) {
  const { name, hint, count, active, icon: Icon = Folder, onOpen, onFlows, menu } = props
  const [over, setOver] = useState(false)
  return (
    <li
      className={cn(
        'group/project flex items-center rounded-md pr-1 hover:bg-hover',
        active && 'bg-accent-soft',
        over && 'outline-2 outline-accent',
      )}
    >
      <button
        type="button"
        aria-current={active ? 'page' : undefined}
        title={hint ? `${name} (${hint})` : name}
        onClick={onOpen}
        onDragOver={(event) => {
          if (!onFlows || !holdsFlows(event.dataTransfer)) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          setOver(false)
          if (!onFlows || !holdsFlows(event.dataTransfer)) return
          event.preventDefault()
          onFlows(droppedFlows(event.dataTransfer))
        }}
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2 text-left text-ink-2 text-sm aria-[current=page]:font-medium aria-[current=page]:text-accent-ink"
      >
        <Icon className="size-4 shrink-0" aria-hidden />
        <span className="min-w-0 flex-1 truncate">{name}</span>
        <span className="tabular shrink-0 text-ink-3 text-xs">{count.toLocaleString()}</span>
      </button>
      {menu && (
        <DropdownMenu
          trigger={<IconButton icon={Ellipsis} label={t('list.actions_of', { name })} size="sm" />}
          items={menu}
        />
      )}
    </li>
  )
}
