'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowUpToLine } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { cn } from '../cn'
import { TreeNode } from './tree-node'
import { pathTo, type TreeItem, treeRows } from './tree-rows'

const ROW_HEIGHT = 32

interface TreeViewProps<T extends TreeItem> {
  label: string
  items: readonly T[]
  search: string
  selected: number
  onSelect: (id: number) => void
  /** Present when things may be moved: by dragging, and with `m` for the one under the cursor. */
  onMove?: ((id: number, parent_id: number) => void) | undefined
  onAskMove?: ((id: number) => void) | undefined
  /** What the first level is called where things are dropped to get there. */
  topLabel: string
  /** Stands at the right end of a row. */
  detail: (item: T) => ReactNode
  className?: string
}

/** A tree of any size: arrows walk and open, Enter chooses, rows are dragged onto each other. */
export function TreeView<T extends TreeItem>(props: TreeViewProps<T>) {
  const { items, search, selected, onSelect, onMove } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [expanded, setExpanded] = useState<ReadonlySet<number>>(() => new Set())
  const [active, setActive] = useState(selected)
  const [dragged, setDragged] = useState(0)
  const [over, setOver] = useState<number>()
  const byId = useMemo(() => new Map(items.map((item) => [item.id, item])), [items])
  const rows = useMemo(() => treeRows(items, expanded, search), [items, expanded, search])
  const at = Math.max(
    0,
    rows.findIndex(({ item }) => item.id === active),
  )
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })

  // What is chosen is in sight, wherever it hangs and whenever it got there.
  const place = byId.get(selected)?.parent_id
  useEffect(() => {
    if (place === undefined) return
    const above = pathTo(byId, selected).slice(0, -1)
    setActive(selected)
    setExpanded((before) =>
      above.every((item) => before.has(item.id)) ? before : new Set([...before, ...above.map((item) => item.id)]),
    )
  }, [selected, place, byId])

  function toggle(item_id: number, open: boolean) {
    const next = new Set(expanded)
    if (open) next.add(item_id)
    else next.delete(item_id)
    setExpanded(next)
  }

  function go(index: number) {
    const row = rows[index]
    if (!row) return
    setActive(row.item.id)
    virtual.scrollToIndex(index)
  }

  function onKeyDown(event: KeyboardEvent) {
    const row = rows[at]
    if (!row || event.metaKey || event.ctrlKey || event.altKey) return
    const { item } = row
    const act = new Map<string, () => void>([
      ['ArrowDown', () => go(at + 1)],
      ['ArrowUp', () => go(at - 1)],
      ['Home', () => go(0)],
      ['End', () => go(rows.length - 1)],
      ['ArrowRight', () => (row.expanded === false ? toggle(item.id, true) : row.expanded && go(at + 1))],
      [
        'ArrowLeft',
        () =>
          row.expanded && search.trim() === ''
            ? toggle(item.id, false)
            : go(rows.findIndex((other) => other.item.id === item.parent_id)),
      ],
      ['Enter', () => onSelect(item.id)],
      [' ', () => onSelect(item.id)],
      ['m', () => props.onAskMove?.(item.id)],
    ]).get(event.key)
    if (!act) return
    event.preventDefault()
    act()
  }

  /** One listener for all rows: which of them, and whether its arrow, stands in the element. */
  function onClick(event: MouseEvent) {
    const { target } = event
    if (!(target instanceof Element)) return
    const clicked = target.closest('[data-item]')?.getAttribute('data-item')
    const row = rows.find(({ item }) => String(item.id) === clicked)
    if (!row) return
    setActive(row.item.id)
    scroller.current?.focus({ preventScroll: true })
    if (target.closest('[data-toggle]')) toggle(row.item.id, !row.expanded)
    else onSelect(row.item.id)
  }

  /** Neither onto itself, nor below itself, nor where it is. */
  const takes = (parent_id: number) =>
    dragged !== 0 &&
    byId.get(dragged)?.parent_id !== parent_id &&
    !pathTo(byId, parent_id).some((item) => item.id === dragged)

  function drop(parent_id: number) {
    if (takes(parent_id)) onMove?.(dragged, parent_id)
    setDragged(0)
    setOver(undefined)
  }

  return (
    <div className={cn('relative flex min-h-0 flex-col', props.className)}>
      {dragged !== 0 && byId.get(dragged)?.parent_id !== 0 && (
        <section
          aria-label={props.topLabel}
          data-over={over === 0 || undefined}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(0)
          }}
          onDragLeave={() => setOver(undefined)}
          onDrop={() => drop(0)}
          className="absolute inset-x-2 top-1 z-10 flex h-8 items-center justify-center gap-2 rounded-md border border-dashed bg-surface text-ink-2 text-xs data-over:border-accent data-over:bg-accent-soft data-over:text-accent-ink"
        >
          <ArrowUpToLine className="size-3.5" aria-hidden />
          {props.topLabel}
        </section>
      )}
      <div
        ref={scroller}
        role="tree"
        aria-label={props.label}
        aria-activedescendant={rows.length > 0 ? `${id}-${rows[at]?.item.id}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
        className="group/tree min-h-0 flex-1 overflow-auto p-1 outline-none"
      >
        <div role="presentation" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (!row) return null
            const { item } = row
            return (
              <TreeNode
                key={item.id}
                id={`${id}-${item.id}`}
                row={row}
                top={start}
                active={index === at}
                selected={item.id === selected}
                target={over === item.id}
                detail={props.detail(item)}
                {...(onMove
                  ? {
                      drag: {
                        // Browsers give a drag up when the page changes in the very moment it begins.
                        start: () => setTimeout(() => setDragged(item.id)),
                        end: () => {
                          setDragged(0)
                          setOver(undefined)
                        },
                        over: () => {
                          setOver(takes(item.id) ? item.id : undefined)
                          return takes(item.id)
                        },
                        drop: () => drop(item.id),
                      },
                    }
                  : {})}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
