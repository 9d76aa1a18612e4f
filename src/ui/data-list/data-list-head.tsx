import { ArrowDown, ArrowUp } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { Checkbox } from '../checkbox'
import { cn } from '../cn'
import type { Column, SortOrder } from './data-list'

interface DataListHeadProps<T> {
  columns: readonly Column<T>[]
  sort: SortOrder | undefined
  onSortChange: ((sort: SortOrder) => void) | undefined
  selectable: boolean
  allSelected: boolean | 'indeterminate'
  onSelectAll: (all: boolean) => void
  hasMenu: boolean
}

export function DataListHead<T>(props: DataListHeadProps<T>) {
  const { columns, sort, onSortChange, selectable, allSelected, onSelectAll, hasMenu } = props
  return (
    <thead className="sticky top-0 z-10 bg-surface shadow-[inset_0_-1px_var(--line)]">
      <tr className="h-8 text-left text-ink-3 text-xs">
        {selectable && (
          <th className="w-10 pl-3">
            <Checkbox
              aria-label={t('list.select_all')}
              checked={allSelected}
              className="align-middle"
              onCheckedChange={(checked) => onSelectAll(checked === true)}
            />
          </th>
        )}
        {columns.map((column) => {
          const sorted = sort?.column === column.id ? sort.direction : undefined
          return (
            <th
              key={column.id}
              style={{ width: column.width }}
              aria-sort={sorted === undefined ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
              className={cn(
                'px-3 font-medium',
                column.align === 'right' && 'text-right',
                column.wideOnly && 'max-md:hidden',
              )}
            >
              {column.sortable && onSortChange ? (
                <button
                  type="button"
                  className="inline-flex items-center gap-1 rounded-sm hover:text-ink"
                  onClick={() => onSortChange({ column: column.id, direction: sorted === 'asc' ? 'desc' : 'asc' })}
                >
                  {column.header}
                  {sorted === 'asc' && <ArrowUp className="size-3" aria-hidden />}
                  {sorted === 'desc' && <ArrowDown className="size-3" aria-hidden />}
                </button>
              ) : (
                column.header
              )}
            </th>
          )
        })}
        {hasMenu && (
          <th className="w-11">
            <span className="sr-only">{t('list.actions')}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}
