'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { type BulkOutcome, useBulk } from '@/client/console/use-bulk'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { BulkFaultsDialog } from '@/modules/tenancy/ui/people/bulk-faults-dialog'
import { BulkProgress } from '@/modules/tenancy/ui/people/bulk-progress'
import { Avatar } from '@/ui/avatar'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { type Column, DataList, type SortOrder } from '@/ui/data-list/data-list'
import { RelativeTime } from '@/ui/relative-time'
import { toastDone } from '@/ui/toast'
import type { User } from './users-screen'

interface UserTableProps {
  /** A panel stands beside it: only what tells accounts apart is shown. */
  compact: boolean
  users: readonly User[]
  sort: SortOrder
  onSortChange: (sort: SortOrder) => void
  onEndReached: () => void
  onOpen: (user: User) => void
}

export const userName = ({ nickname, username }: { nickname: string | null; username: string }) => nickname || username

/** Whether somebody gets in, in one word. */
export function UserState({ user }: { user: { is_locked: boolean; is_active: boolean } }) {
  if (user.is_locked) return <Badge tone="bad">{t('users.state_locked')}</Badge>
  if (!user.is_active) return <Badge tone="warn">{t('users.state_inactive')}</Badge>
  return <Badge tone="good">{t('users.state_active')}</Badge>
}

const columns: readonly Column<User>[] = [
  {
    id: 'username',
    header: t('users.column_name'),
    sortable: true,
    cell: (user) => (
      <span className="flex min-w-0 items-center gap-2">
        <Avatar name={userName(user)} className="size-5" />
        <span className="truncate font-medium">{user.username}</span>
        {user.nickname && <span className="truncate text-ink-3 text-xs">{user.nickname}</span>}
        {user.is_superuser && <Badge tone="accent">{t('users.owner')}</Badge>}
      </span>
    ),
  },
  {
    id: 'email',
    header: t('users.column_email'),
    width: '24%',
    sortable: true,
    wideOnly: true,
    cell: ({ email }) => <span className="text-ink-2">{email}</span>,
  },
  { id: 'state', header: t('users.column_state'), width: '104px', cell: (user) => <UserState user={user} /> },
  {
    id: 'last',
    header: t('access.column_last'),
    width: '128px',
    wideOnly: true,
    cell: ({ last_login_at }) =>
      last_login_at ? (
        <RelativeTime at={last_login_at} className="text-ink-2" />
      ) : (
        <span className="text-ink-3">{t('access.never')}</span>
      ),
  },
  {
    id: 'id',
    header: t('users.column_created'),
    width: '128px',
    wideOnly: true,
    sortable: true,
    cell: ({ create_at }) => <RelativeTime at={create_at} className="text-ink-2" />,
  },
]

const changes = ['activate', 'deactivate', 'lock', 'unlock'] as const

export function UserTable({ compact, users, sort, onSortChange, onEndReached, onOpen }: UserTableProps) {
  const can = useCan()
  const utils = api.useUtils()
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const changeMany = api.identity.change_users.useMutation()
  const removeMany = api.identity.delete_users.useMutation()
  const { progress, run } = useBulk()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [leaving, setLeaving] = useState<readonly number[]>()
  const [outcome, setOutcome] = useState<BulkOutcome>()
  // Names are told after those who had them are gone from the list.
  const [names, setNames] = useState<ReadonlyMap<number, string>>(new Map())
  // Nobody shuts themselves out: the own account stays as it is.
  const chosen = (keys: ReadonlySet<string>) =>
    users.filter(({ id }) => keys.has(String(id)) && id !== access.data?.user_id).map(({ id }) => id)

  async function over(ids: readonly number[], call: Parameters<typeof run>[1]) {
    setNames(new Map(users.map((user) => [user.id, userName(user)])))
    const result = await run(ids, call)
    await utils.identity.read_all_users.invalidate()
    setSelected(new Set(result.faults.map(({ id }) => String(id))))
    if (result.faults.length > 0) setOutcome(result)
    else if (result.done > 0) toastDone(t('bulk.done', { count: result.done }))
  }
  const change = (keys: ReadonlySet<string>, what: 'lock' | 'unlock' | 'activate' | 'deactivate') =>
    over(chosen(keys), (user_ids) => changeMany.mutateAsync({ user_ids, change: what }))

  return (
    <>
      <DataList
        className="h-full"
        label={t('admin.users')}
        items={users}
        columns={compact ? columns.filter(({ id }) => id === 'username' || id === 'state') : columns}
        itemKey={({ id }) => String(id)}
        itemName={userName}
        onOpen={onOpen}
        sort={sort}
        onSortChange={onSortChange}
        onEndReached={onEndReached}
        {...(can('user:modify')
          ? {
              // Somebody who is gone is in no row.
              selected: new Set(users.map(({ id }) => String(id)).filter((id) => selected.has(id))),
              onSelectedChange: setSelected,
              bulkActions: (keys) =>
                progress ? (
                  <BulkProgress {...progress} />
                ) : (
                  <>
                    {changes.map((what) => (
                      <Button key={what} size="sm" variant="ghost" onClick={() => void change(keys, what)}>
                        {t(`users.${what}`)}
                      </Button>
                    ))}
                    {can('user:delete') && (
                      <Button size="sm" variant="ghost" onClick={() => setLeaving(chosen(keys))}>
                        {t('action.delete')}
                      </Button>
                    )}
                  </>
                ),
            }
          : {})}
      />
      {leaving && leaving.length > 0 && (
        <ConfirmDialog
          open
          onOpenChange={() => setLeaving(undefined)}
          title={leaving.length === 1 ? t('users.delete_one') : t('users.delete_many', { count: leaving.length })}
          description={t('users.delete_many_text')}
          action={t('action.delete')}
          typeToConfirm={String(leaving.length)}
          onConfirm={() => {
            setLeaving(undefined)
            void over(leaving, (user_ids) => removeMany.mutateAsync({ user_ids }))
          }}
        />
      )}
      {outcome && (
        <BulkFaultsDialog
          outcome={outcome}
          nameOf={(id) => names.get(id) ?? String(id)}
          onClose={() => setOutcome(undefined)}
        />
      )}
    </>
  )
}
