import { Ellipsis } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { Checkbox } from '../checkbox'
import { cn } from '../cn'
import { DropdownMenu } from '../dropdown-menu'
import { IconButton } from '../icon-button'
import type { MenuItem } from '../menu-items'
import type { Column } from './data-list'
import { useRested } from './use-rested'

interface DataListRowProps<T> {
  item: T
  name: string
  columns: readonly Column<T>[]
  active: boolean
  selected: boolean | undefined
  onToggle: (() => void) | undefined
  onOpen: () => void
  onDragStart: ((transfer: DataTransfer) => void) | undefined
  menu: readonly MenuItem[] | undefined
  /** The list is being scrolled. */
  moving: boolean
}

export function DataListRow<T>(props: DataListRowProps<T>) {
  const { item, name, columns, active, selected, onToggle, onOpen, onDragStart, menu, moving } = props
  const rested = useRested(moving)
  return (
    <tr
      data-active={active || undefined}
      aria-selected={selected}
      onClick={onOpen}
      draggable={onDragStart !== undefined}
      onDragStart={(event) => onDragStart?.(event.dataTransfer)}
      className={cn(
        'group/row h-9 cursor-pointer border-b last:border-b-0 hover:bg-hover data-active:bg-hover data-active:shadow-[inset_2px_0_var(--accent)]',
        selected && 'bg-accent-soft/60',
      )}
    >
      {onToggle && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: only keeps the click from opening the row
        <td className="w-10 pl-3" onClick={(event) => event.stopPropagation()}>
          <Checkbox
            aria-label={t('list.select', { name })}
            checked={selected}
            onCheckedChange={onToggle}
            className="align-middle"
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.id}
          className={cn(
            'truncate px-3 text-sm',
            column.align === 'right' && 'tabular text-right',
            column.wideOnly && 'max-md:hidden',
          )}
        >
          {column.cell(item)}
        </td>
      ))}
      {menu && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: only keeps the click from opening the row
        <td className="w-11 pr-2 text-right" onClick={(event) => event.stopPropagation()}>
          {rested ? (
            <DropdownMenu
              trigger={<IconButton icon={Ellipsis} label={t('list.actions_of', { name })} size="sm" />}
              items={menu}
            />
          ) : (
            <span className="inline-flex size-6 items-center justify-center align-middle text-ink-2">
              <Ellipsis className="size-4" aria-hidden />
            </span>
          )}
        </td>
      )}
    </tr>
  )
}
