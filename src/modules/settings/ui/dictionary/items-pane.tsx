'use client'

import { ArrowDown, ArrowUp, List, PencilLine, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText, errorWords } from '@/client/console/error-text'
import { useAddressValue } from '@/client/console/use-address'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { type Column, DataList } from '@/ui/data-list/data-list'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { IconButton } from '@/ui/icon-button'
import { Skeleton } from '@/ui/skeleton'
import { toastDone, toastError } from '@/ui/toast'
import { DictionarySelect } from '../dictionary-select'
import { entryName } from '../reader-text'
import { EntryDialog } from './entry-dialog'
import type { EntryRow } from './entry-row'
import { IndexDialog } from './index-dialog'

const columns: readonly Column<EntryRow>[] = [
  {
    id: 'key_order',
    header: t('dictionary.order'),
    width: '76px',
    align: 'right',
    sortable: true,
    cell: (row) => <span className="text-ink-3">{row.key_order}</span>,
  },
  {
    id: 'config_en_name',
    header: t('dictionary.english'),
    sortable: true,
    cell: (row) => <span title={row.note || undefined}>{row.config_en_name}</span>,
  },
  {
    id: 'config_name',
    header: t('dictionary.chinese'),
    sortable: true,
    cell: (row) => <span lang="zh">{row.config_name}</span>,
  },
  {
    id: 'config_key',
    header: t('dictionary.key'),
    sortable: true,
    wideOnly: true,
    cell: (row) => <span className="font-mono text-xs">{row.config_key}</span>,
  },
  {
    id: 'config_value',
    header: t('dictionary.value'),
    sortable: true,
    wideOnly: true,
    cell: (row) => <span className="text-ink-2">{row.config_value.slice(0, 200)}</span>,
  },
]

const sortable = ['key_order', 'config_key', 'config_name', 'config_en_name', 'config_value'] as const

/** The items of one list. */
export function ItemsPane({ index, onDeleted }: { index: EntryRow; onDeleted: () => void }) {
  const index_id = index.config_id
  const utils = api.useUtils()
  const can = useCan()
  const [search, setSearch] = useAddressValue('q')
  const [sort, setSort] = useAddressValue('sort')
  const sort_by = sortable.find((name) => name === sort.replace('-', '')) ?? 'key_order'
  const sort_order = sort.startsWith('-') ? 'desc' : 'asc'
  const list = api.settings.read_items_by_index.useQuery(
    { index_id, search, sort_by, sort_order },
    { placeholderData: (before) => before },
  )
  const removeItem = api.settings.remove_item.useMutation()
  const removeIndex = api.settings.remove_index.useMutation()
  const addItem = api.settings.add_item.useMutation()
  const patchItem = api.settings.patch_item.useMutation()
  const [editing, setEditing] = useState<EntryRow | 'new' | 'list'>()
  const [deleting, setDeleting] = useState<EntryRow>()
  const [tried, setTried] = useState('')
  const items = list.data ?? []
  const ordered = sort_by === 'key_order' && sort_order === 'asc' && search === ''
  const may = can('dictionary:modify')

  const changed = () =>
    Promise.all([
      utils.settings.read_items_by_index.invalidate({ index_id }),
      utils.settings.read_dictionary_list.invalidate({ index_key: index.config_key }),
    ])

  async function attempt(work: () => Promise<unknown>) {
    try {
      await work()
      await changed()
      return true
    } catch (error) {
      toastError(t('dictionary.not_done'), errorWords(error))
      return false
    }
  }

  /** Changes places with a neighbour; equal places are told apart first. */
  async function move(row: EntryRow, by: 1 | -1) {
    const at = items.findIndex(({ config_id }) => config_id === row.config_id)
    const other = items[at + by]
    if (!other) return
    const same = other.key_order === row.key_order
    await attempt(async () => {
      await patchItem.mutateAsync({ item_id: row.config_id, key_order: other.key_order + (same ? by : 0) })
      if (!same) await patchItem.mutateAsync({ item_id: other.config_id, key_order: row.key_order })
    })
  }

  async function confirmDelete(row: EntryRow) {
    const whole = row.config_id === index_id
    const done = await attempt(() =>
      whole ? removeIndex.mutateAsync({ index_id }) : removeItem.mutateAsync({ item_id: row.config_id }),
    )
    setDeleting(undefined)
    if (!done) return
    toastDone(t('dictionary.deleted', { name: entryName(row) }))
    if (!whole) return
    await utils.settings.read_indexes.invalidate()
    onDeleted()
  }

  const add = can('dictionary:create') && (
    <Button onClick={() => setEditing('new')}>
      <Plus aria-hidden />
      {t('dictionary.new_item')}
    </Button>
  )
  return (
    <section aria-label={entryName(index)} className="flex min-h-0 min-w-0 flex-1 flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h2 className="truncate font-semibold text-base">
            {index.config_en_name} <span lang="zh" className="font-normal text-ink-2">{`· ${index.config_name}`}</span>
          </h2>
          {index.note && <p className="break-words text-ink-2 text-sm">{index.note}</p>}
        </div>
        <div className="flex items-center gap-1">
          {may && <IconButton icon={PencilLine} label={t('dictionary.edit_list')} onClick={() => setEditing('list')} />}
          {can('dictionary:delete') && (
            <IconButton icon={Trash2} label={t('dictionary.delete_list')} onClick={() => setDeleting(index)} />
          )}
          {items.length > 0 && add}
        </div>
      </div>
      {list.isPending ? (
        <Skeleton className="h-60 rounded-lg" />
      ) : list.isError ? (
        <ErrorState
          title={t('dictionary.items_failed')}
          description={errorText(list.error).title}
          onRetry={() => void list.refetch()}
          retrying={list.isRefetching}
        />
      ) : items.length === 0 && search === '' ? (
        <EmptyState
          className="rounded-lg border"
          icon={List}
          title={t('dictionary.no_items_title')}
          description={t('dictionary.no_items_text')}
          action={add}
        />
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-2">
            <SearchField label={t('dictionary.search_items')} value={search} onValueChange={setSearch} />
            <span className="flex items-center gap-1.5 text-ink-2 text-xs max-lg:hidden">
              <span aria-hidden>{t('dictionary.preview')}</span>
              <DictionarySelect
                aria-label={t('dictionary.preview')}
                index_key={index.config_key}
                className="w-44"
                value={tried}
                onValueChange={setTried}
              />
            </span>
            <span className="tabular ml-auto text-ink-2 text-sm">
              {items.length === 1
                ? t('dictionary.count_one')
                : t('dictionary.count', { count: items.length.toLocaleString() })}
            </span>
          </div>
          {items.length === 0 ? (
            <EmptyState icon={List} title={t('dictionary.none_title')} description={t('dictionary.none_text')} />
          ) : (
            <DataList
              label={entryName(index)}
              className="rounded-lg border bg-surface"
              items={items}
              columns={columns}
              itemKey={(row) => String(row.config_id)}
              itemName={entryName}
              sort={{ column: sort_by, direction: sort_order }}
              onSortChange={({ column, direction }) => setSort(`${direction === 'desc' ? '-' : ''}${column}`)}
              onOpen={(row) => may && setEditing(row)}
              rowMenu={(row) => [
                ...(may
                  ? [{ id: 'edit', label: t('action.edit'), icon: PencilLine, onSelect: () => setEditing(row) }]
                  : []),
                ...(may && ordered && row !== items[0]
                  ? [{ id: 'up', label: t('dictionary.up'), icon: ArrowUp, onSelect: () => void move(row, -1) }]
                  : []),
                ...(may && ordered && row !== items.at(-1)
                  ? [{ id: 'down', label: t('dictionary.down'), icon: ArrowDown, onSelect: () => void move(row, 1) }]
                  : []),
                ...(can('dictionary:delete')
                  ? [
                      {
                        id: 'delete',
                        label: t('action.delete'),
                        icon: Trash2,
                        danger: true,
                        onSelect: () => setDeleting(row),
                      },
                    ]
                  : []),
              ]}
            />
          )}
        </>
      )}
      {editing === 'list' && <IndexDialog index={index} onClose={() => setEditing(undefined)} />}
      {editing !== undefined && editing !== 'list' && (
        <EntryDialog
          title={editing === 'new' ? t('dictionary.new_item') : t('dictionary.edit', { key: editing.config_key })}
          entry={editing === 'new' ? undefined : editing}
          keyHelp={t('dictionary.key_help')}
          item
          onClose={() => setEditing(undefined)}
          onSave={async ({ config_key, ...words }) => {
            if (editing === 'new') {
              // At the end unless a place was typed.
              const last = Math.max(0, ...items.map((item) => item.key_order))
              await addItem.mutateAsync({ index_id, config_key, ...words, key_order: words.key_order ?? last + 1 })
            }
            if (editing !== 'new') await patchItem.mutateAsync({ item_id: editing.config_id, ...words })
            await changed()
          }}
        />
      )}
      {deleting && (
        <ConfirmDialog
          open
          onOpenChange={() => setDeleting(undefined)}
          title={t('dictionary.delete_title', { name: entryName(deleting) })}
          description={t(
            deleting.config_id === index_id ? 'dictionary.delete_list_text' : 'dictionary.delete_item_text',
          )}
          action={t('action.delete')}
          busy={removeItem.isPending || removeIndex.isPending}
          onConfirm={() => void confirmDelete(deleting)}
        />
      )}
    </section>
  )
}
