import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '../cn'
import type { TreeItem, TreeRow } from './tree-rows'

const INDENT = 18

interface TreeNodeProps<T extends TreeItem> {
  id: string
  row: TreeRow<T>
  top: number
  active: boolean
  selected: boolean
  /** What is dragged would land here. */
  target: boolean
  detail: ReactNode
  drag?: {
    start: () => void
    end: () => void
    /** Whether it may land here. */
    over: () => boolean
    drop: () => void
  }
}

export function TreeNode<T extends TreeItem>(props: TreeNodeProps<T>) {
  const { row, active, selected, target, drag } = props
  const { item, level, expanded } = row
  return (
    <div
      id={props.id}
      role="treeitem"
      // The tree keeps the focus and says which item is active.
      tabIndex={-1}
      data-item={item.id}
      aria-level={level}
      aria-expanded={expanded}
      aria-selected={selected}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      data-active={active || undefined}
      draggable={drag !== undefined}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', item.name)
        drag?.start()
      }}
      onDragEnd={drag?.end}
      onDragOver={(event) => drag?.over() && event.preventDefault()}
      onDrop={drag?.drop}
      style={{ transform: `translateY(${props.top}px)`, paddingLeft: (level - 1) * INDENT + 4 }}
      className={cn(
        'absolute inset-x-0 top-0 flex h-8 cursor-default items-center gap-1 rounded-md pr-2 text-sm hover:bg-hover',
        'group-focus-visible/tree:data-active:outline-2 group-focus-visible/tree:data-active:outline-accent group-focus-visible/tree:data-active:-outline-offset-2',
        selected && 'bg-accent-soft font-medium text-accent-ink hover:bg-accent-soft',
        target && 'bg-accent-soft outline-2 outline-accent -outline-offset-2',
      )}
    >
      {expanded === undefined ? (
        <span className="size-5 shrink-0" />
      ) : (
        <span
          aria-hidden
          data-toggle
          className="flex size-5 shrink-0 items-center justify-center rounded-sm text-ink-3 hover:text-ink"
        >
          <ChevronRight className={cn('size-4 transition-transform duration-100', expanded && 'rotate-90')} />
        </span>
      )}
      <span className="min-w-0 flex-1 truncate" title={item.name}>
        {item.name}
      </span>
      {props.detail}
    </div>
  )
}
