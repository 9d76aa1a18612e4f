'use client'

import { UserPlus, UsersRound } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { errorText } from '@/client/console/error-text'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { Avatar } from '@/ui/avatar'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { type Column, DataList } from '@/ui/data-list/data-list'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import type { MenuItem } from '@/ui/menu-items'
import { Skeleton } from '@/ui/skeleton'
import { toastError } from '@/ui/toast'
import { personName } from './people-picker'

export interface PersonRow {
  id: number
  username: string
  nickname: string | null
}

interface PeopleListProps<T extends PersonRow> {
  label: string
  search: string
  onSearch: (search: string) => void
  list: {
    data: readonly T[] | undefined
    isError: boolean
    error: unknown
    isRefetching: boolean
    refetch: () => unknown
  }
  columns: readonly Column<T>[]
  /** Beside the name. */
  badge?: (person: T) => ReactNode
  /** Absent: one may only look. */
  onAdd: (() => void) | undefined
  onRemove: ((people: readonly T[]) => Promise<unknown>) | undefined
  onOpen: (person: T) => void
  rowMenu?: (person: T) => readonly MenuItem[]
}

/** People in a place: searched, chosen, added, taken out one by one or many at once. */
export function PeopleList<T extends PersonRow>(props: PeopleListProps<T>) {
  const { list, search, onAdd, onRemove } = props
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [leaving, setLeaving] = useState<readonly T[]>()
  const { busy, attempt } = useAttempt((words) => toastError(t('places.not_done'), words))
  const people = useMemo(() => byName(list.data ?? []), [list.data])
  const [first] = leaving ?? []

  async function remove() {
    if (!leaving || !onRemove) return
    const gone = await attempt(async () => {
      await onRemove(leaving)
      return true
    })
    if (gone) setSelected(new Set())
    setLeaving(undefined)
  }

  const columns: readonly Column<T>[] = [
    {
      id: 'person',
      header: t('people.column_person'),
      cell: (person) => (
        <span className="flex min-w-0 items-center gap-2" title={person.username}>
          <Avatar name={personName(person)} className="size-5" />
          <span className="truncate">{personName(person)}</span>
          {props.badge?.(person)}
        </span>
      ),
    },
    ...props.columns,
  ]
  const add = onAdd && (
    <Button size="sm" onClick={onAdd}>
      <UserPlus aria-hidden />
      {t('people.add')}
    </Button>
  )
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 items-center gap-2 p-2">
        <SearchField label={t('people.search')} value={search} onValueChange={props.onSearch} />
        {(people.length > 0 || search !== '') && add}
      </div>
      {list.isError ? (
        <ErrorState
          title={t('people.failed')}
          description={errorText(list.error).title}
          onRetry={() => void list.refetch()}
          retrying={list.isRefetching}
        />
      ) : !list.data ? (
        <div className="flex flex-col gap-2 p-2">
          <Skeleton className="h-8" />
          <Skeleton className="h-8" />
          <Skeleton className="h-8" />
        </div>
      ) : people.length === 0 ? (
        <EmptyState
          icon={UsersRound}
          title={search === '' ? t('people.empty_title') : t('places.none_title')}
          description={search === '' ? t('people.empty_text') : t('people.none_text', { search })}
          action={search === '' ? add : <Button onClick={() => props.onSearch('')}>{t('places.clear_search')}</Button>}
        />
      ) : (
        <DataList<T>
          className="min-h-40 flex-1 border-t"
          label={props.label}
          items={people}
          columns={columns}
          itemKey={(person) => String(person.id)}
          itemName={personName}
          onOpen={props.onOpen}
          {...(onRemove
            ? {
                selected,
                onSelectedChange: setSelected,
                bulkActions: (keys) => (
                  <Button
                    size="sm"
                    variant="ghost"
                    onClick={() => setLeaving(people.filter(({ id }) => keys.has(String(id))))}
                  >
                    {t('people.remove')}
                  </Button>
                ),
                rowMenu: (person) => [
                  ...(props.rowMenu?.(person) ?? []),
                  {
                    id: 'remove',
                    label: t('people.remove'),
                    danger: true,
                    onSelect: () => setLeaving([person]),
                  },
                ],
              }
            : {})}
        />
      )}
      {leaving && first && (
        <ConfirmDialog
          open
          onOpenChange={() => setLeaving(undefined)}
          title={
            leaving.length === 1
              ? t('people.remove_title_one', { name: personName(first) })
              : t('people.remove_title', { count: leaving.length })
          }
          description={t('people.remove_text')}
          action={t('people.remove')}
          busy={busy}
          onConfirm={() => void remove()}
        />
      )}
    </div>
  )
}

/** By what they are called here, which is not always their user name. */
function byName<T extends PersonRow>(people: readonly T[]): T[] {
  const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  return [...people].sort((a, b) => compare(personName(a), personName(b)) || a.id - b.id)
}
