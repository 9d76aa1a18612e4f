'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { each } from '@/client/console/each'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { Avatar } from '@/ui/avatar'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { type Column, DataList, type SortOrder } from '@/ui/data-list/data-list'
import { RelativeTime } from '@/ui/relative-time'
import { toastError } from '@/ui/toast'
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

export function UserTable({ compact, users, sort, onSortChange, onEndReached, onOpen }: UserTableProps) {
  const can = useCan()
  const utils = api.useUtils()
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const patch = api.identity.patch_user.useMutation()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())

  async function change(keys: ReadonlySet<string>, what: { is_locked: boolean } | { is_active: boolean }) {
    // Nobody shuts themselves out: the own account stays as it is.
    const chosen = users.filter(({ id }) => keys.has(String(id)) && id !== access.data?.user_id)
    const { done, fault } = await each(chosen, ({ id }) => patch.mutateAsync({ user_id: id, ...what }))
    await utils.identity.read_all_users.invalidate()
    if (fault) toastError(t('access.some_done', { done, all: chosen.length }), fault)
    else setSelected(new Set())
  }

  return (
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
            selected,
            onSelectedChange: setSelected,
            bulkActions: (keys) => (
              <>
                <Button size="sm" variant="ghost" onClick={() => void change(keys, { is_locked: true })}>
                  {t('users.lock')}
                </Button>
                <Button size="sm" variant="ghost" onClick={() => void change(keys, { is_locked: false })}>
                  {t('users.unlock')}
                </Button>
                <Button size="sm" variant="ghost" onClick={() => void change(keys, { is_active: false })}>
                  {t('users.deactivate')}
                </Button>
              </>
            ),
          }
        : {})}
    />
  )
}
