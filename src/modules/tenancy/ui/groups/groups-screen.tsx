'use client'

import { FolderOpen, Plus, Trash2, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useAddressValue } from '@/client/console/use-address'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { AdminFrame } from '@/modules/flows/ui/frame/admin-frame'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { type Column, DataList, type SortOrder } from '@/ui/data-list/data-list'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { SidePanels } from '@/ui/panels'
import { RelativeTime } from '@/ui/relative-time'
import { Skeleton } from '@/ui/skeleton'
import { DeletePlaceDialog } from '../places/delete-place-dialog'
import { NewPlaceDialog } from '../places/new-place-dialog'
import { GroupPanel } from './group-panel'

export type Group = Outputs['tenancy']['browse_user_groups'][number]

const words = { new: t('groups.new'), newBelow: () => t('groups.new'), create: t('groups.create') }
const sortable = ['group_name', 'count', 'utime'] as const

const columns: readonly Column<Group>[] = [
  {
    id: 'group_name',
    header: t('groups.column_name'),
    sortable: true,
    cell: (group) => (
      <span className="flex min-w-0 items-baseline gap-2" title={group.group_name}>
        <span className="truncate font-medium">{group.group_name}</span>
        {!group.is_enable && <Badge>{t('places.disabled')}</Badge>}
        <span className="truncate text-ink-3 text-xs max-lg:hidden">{group.note}</span>
      </span>
    ),
  },
  {
    id: 'count',
    header: t('groups.column_members'),
    width: '92px',
    align: 'right',
    sortable: true,
    cell: (group) => group.count.toLocaleString(),
  },
  {
    id: 'utime',
    header: t('groups.column_changed'),
    width: '120px',
    wideOnly: true,
    sortable: true,
    cell: (group) => <RelativeTime at={group.utime} className="text-ink-2" />,
  },
]

/** All groups; the chosen one with its members at the right. */
export function GroupsScreen() {
  const can = useCan()
  const utils = api.useUtils()
  const [search, setSearch] = useAddressValue('q')
  const [sort, setSort] = useAddressValue('sort')
  const [chosen, setChosen] = useAddressValue('id')
  const [creating, setCreating] = useState(false)
  const [deleting, setDeleting] = useState<Group>()
  const order = sortOf(sort)
  const list = api.tenancy.browse_user_groups.useQuery(
    { search, sort_by: sortable.find((key) => key === order.column) ?? 'group_name', sort_order: order.direction },
    { placeholderData: (before) => before },
  )
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const add = api.tenancy.add_user_group.useMutation()
  const remove = api.tenancy.remove_user_group.useMutation()
  const fresh = () => utils.tenancy.browse_user_groups.invalidate()
  const groups = list.data ?? []
  const group = groups.find(({ group_id }) => String(group_id) === chosen)
  const create = can('group:create') && (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t('groups.new')}
    </Button>
  )

  return (
    <AdminFrame section="groups" actions={create}>
      {list.isError ? (
        <ErrorState
          title={t('groups.failed')}
          description={errorText(list.error).title}
          onRetry={() => void list.refetch()}
          retrying={list.isRefetching}
        />
      ) : !list.data ? (
        <Skeleton className="h-72 rounded-lg" />
      ) : groups.length === 0 && search === '' ? (
        <EmptyState
          icon={UsersRound}
          title={t('groups.empty_title')}
          description={t('groups.empty_text')}
          action={create}
        />
      ) : (
        <div className="min-h-80 flex-1 overflow-hidden rounded-lg border bg-surface">
          <SidePanels
            id="groups"
            side={
              group && (
                <GroupPanel
                  key={group.group_id}
                  group={group}
                  mayModify={can('group:modify')}
                  onChanged={fresh}
                  onDelete={can('group:delete') ? () => setDeleting(group) : undefined}
                  onClose={() => setChosen('')}
                />
              )
            }
          >
            <div className="flex h-full min-h-0 flex-col">
              <div className="flex shrink-0 items-center gap-3 border-b p-2">
                <SearchField label={t('groups.search')} value={search} onValueChange={setSearch} />
                <span className="tabular shrink-0 text-ink-3 text-xs">
                  {groups.length === 1
                    ? t('groups.count_one')
                    : t('groups.count', { count: groups.length.toLocaleString() })}
                </span>
              </div>
              {groups.length === 0 ? (
                <EmptyState
                  icon={UsersRound}
                  title={t('places.none_title')}
                  description={t('places.none_text', { search })}
                  action={<Button onClick={() => setSearch('')}>{t('places.clear_search')}</Button>}
                />
              ) : (
                <DataList
                  className="flex-1"
                  label={t('admin.groups')}
                  items={groups}
                  columns={columns}
                  itemKey={({ group_id }) => String(group_id)}
                  itemName={({ group_name }) => group_name}
                  onOpen={({ group_id }) => setChosen(String(group_id))}
                  sort={order}
                  onSortChange={({ column, direction }) => setSort(`${column}.${direction}`)}
                  rowMenu={(row) => [
                    {
                      id: 'open',
                      label: t('groups.open'),
                      icon: FolderOpen,
                      onSelect: () => setChosen(String(row.group_id)),
                    },
                    ...(can('group:delete')
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
            </div>
          </SidePanels>
        </div>
      )}
      {creating && (
        <NewPlaceDialog
          withCode={false}
          words={words}
          above={[]}
          onCreate={async ({ name, note, is_enable }) => {
            const tenant_id = access.data?.tenant_id ?? ''
            const { group_id } = await add.mutateAsync({ tenant_id, group_name: name, note, is_enable })
            await fresh()
            return group_id
          }}
          onCreated={(id) => setChosen(String(id))}
          onClose={() => setCreating(false)}
        />
      )}
      {deleting && (
        <DeletePlaceDialog
          name={deleting.group_name}
          onDelete={async () => {
            await remove.mutateAsync({ group_id: deleting.group_id })
            await fresh()
          }}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </AdminFrame>
  )
}

function sortOf(text: string): SortOrder {
  const [column = '', direction] = text.split('.')
  return {
    column: sortable.find((key) => key === column) ?? 'group_name',
    direction: direction === 'desc' ? 'desc' : 'asc',
  }
}
