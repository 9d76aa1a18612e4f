'use client'

import { PencilLine, Plus, SlidersHorizontal, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useAddressValue } from '@/client/console/use-address'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { type Column, DataList } from '@/ui/data-list/data-list'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { RelativeTime } from '@/ui/relative-time'
import { Skeleton } from '@/ui/skeleton'
import { toastDone, toastError } from '@/ui/toast'
import { isSettingKey } from '../../contract/product-settings'
import { ConfigDialog } from './config-dialog'

export type ConfigRow = Outputs['settings']['read_configs'][number]

const columns: readonly Column<ConfigRow>[] = [
  {
    id: 'config_key',
    header: t('configs.key'),
    width: '30%',
    sortable: true,
    cell: (row) => (
      <span title={row.config_key} className="font-mono text-xs">
        {row.config_key}
      </span>
    ),
  },
  {
    id: 'config_name',
    header: t('configs.name'),
    width: '25%',
    sortable: true,
    wideOnly: true,
    cell: (row) => <span title={row.note ?? undefined}>{row.config_name}</span>,
  },
  {
    id: 'config_value',
    header: t('configs.value'),
    sortable: true,
    cell: (row) => <span className="text-ink-2">{row.config_value.slice(0, 300)}</span>,
  },
  {
    id: 'utime',
    header: t('configs.column_changed'),
    width: '120px',
    wideOnly: true,
    cell: (row) => <RelativeTime at={row.utime} className="text-ink-2" />,
  },
]

const sortable = ['config_key', 'config_name', 'config_value'] as const

/** Values of the operator's own, found by key. */
export function OwnConfigs({ onAdd }: { onAdd: (() => void) | undefined }) {
  const utils = api.useUtils()
  const can = useCan()
  const [search, setSearch] = useAddressValue('q')
  const [sort, setSort] = useAddressValue('sort')
  const sort_by = sortable.find((name) => name === sort.replace('-', '')) ?? 'config_key'
  const sort_order = sort.startsWith('-') ? 'desc' : 'asc'
  const configs = api.settings.read_configs.useQuery(
    { search, sort_by, sort_order },
    { placeholderData: (before) => before },
  )
  const remove = api.settings.remove_config.useMutation()
  const [editing, setEditing] = useState<ConfigRow>()
  const [deleting, setDeleting] = useState<ConfigRow>()
  const rows = (configs.data ?? []).filter(({ config_key }) => !isSettingKey(config_key))

  async function confirmDelete(row: ConfigRow) {
    try {
      await remove.mutateAsync({ config_id: row.id })
      await utils.settings.read_configs.invalidate()
      setDeleting(undefined)
      toastDone(t('configs.deleted'))
    } catch (error) {
      toastError(t('configs.not_saved'), errorText(error).title)
    }
  }

  if (configs.isPending) return <Skeleton className="h-72 rounded-lg" />
  if (configs.isError)
    return (
      <ErrorState
        title={t('configs.failed')}
        description={errorText(configs.error).title}
        onRetry={() => void configs.refetch()}
        retrying={configs.isRefetching}
      />
    )
  if (rows.length === 0 && search === '')
    return (
      <EmptyState
        icon={SlidersHorizontal}
        title={t('configs.empty_title')}
        description={t('configs.empty_text')}
        action={
          onAdd && (
            <Button variant="primary" onClick={onAdd}>
              <Plus aria-hidden />
              {t('configs.new')}
            </Button>
          )
        }
      />
    )
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <SearchField label={t('configs.search')} value={search} onValueChange={setSearch} />
        <span className="tabular ml-auto text-ink-2 text-sm">
          {rows.length === 1 ? t('configs.count_one') : t('configs.count', { count: rows.length.toLocaleString() })}
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={SlidersHorizontal} title={t('configs.none_title')} description={t('configs.none_text')} />
      ) : (
        <DataList
          label={t('configs.own')}
          className="rounded-lg border bg-surface"
          items={rows}
          columns={columns}
          itemKey={(row) => String(row.id)}
          itemName={(row) => row.config_key}
          sort={{ column: sort_by, direction: sort_order }}
          onSortChange={({ column, direction }) => setSort(`${direction === 'desc' ? '-' : ''}${column}`)}
          onOpen={setEditing}
          rowMenu={(row) => [
            { id: 'edit', label: t('action.edit'), icon: PencilLine, onSelect: () => setEditing(row) },
            ...(can('config:delete')
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
      {editing && <ConfigDialog config={editing} onClose={() => setEditing(undefined)} />}
      {deleting && (
        <ConfirmDialog
          open
          onOpenChange={() => setDeleting(undefined)}
          title={t('configs.delete_title', { key: deleting.config_key })}
          description={t('configs.delete_text')}
          action={t('action.delete')}
          busy={remove.isPending}
          onConfirm={() => void confirmDelete(deleting)}
        />
      )}
    </>
  )
}
