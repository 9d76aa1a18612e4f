'use client'

import { CircleHelp, Link2, UserX } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { useAttempt } from '@/client/console/use-attempt'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import type { PasswordLink } from '@/modules/identity/ui/users/link-dialog'
import { BulkFaultsDialog } from '@/modules/tenancy/ui/people/bulk-faults-dialog'
import { BulkProgress } from '@/modules/tenancy/ui/people/bulk-progress'
import { personName } from '@/modules/tenancy/ui/people/people-picker'
import { Avatar } from '@/ui/avatar'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { type Column, DataList, type SortOrder } from '@/ui/data-list/data-list'
import { DropdownMenu } from '@/ui/dropdown-menu'
import type { MenuItem } from '@/ui/menu-items'
import { RelativeTime } from '@/ui/relative-time'
import { toastError } from '@/ui/toast'
import { useRoles } from '../use-roles'
import type { Member } from './members-screen'
import { RoleCell } from './role-cell'
import { useMemberActions } from './use-member-actions'

interface MemberTableProps {
  members: readonly Member[]
  stateNames: Record<Member['state'], string>
  sort: SortOrder
  onSortChange: (sort: SortOrder) => void
  onEndReached: () => void
  onLink: (link: PasswordLink) => void
}

const tones = { active: 'good', invited: 'info', off: 'warn' } as const

export function MemberTable({ members, stateNames, sort, onSortChange, onEndReached, onLink }: MemberTableProps) {
  const can = useCan()
  const router = useRouter()
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const { roles, givable, nameOf } = useRoles()
  const { give, take, remove, progress, outcome, forget } = useMemberActions()
  const renew = api.access.renew_invitation.useMutation()
  const { busy, attempt } = useAttempt((words) => toastError(t('access.not_done'), words))
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [leaving, setLeaving] = useState<readonly Member[]>()
  const [first] = leaving ?? []
  const me = access.data?.user_id
  const chosen = (keys: ReadonlySet<string>) => members.filter(({ uid }) => keys.has(String(uid)))

  const columns: readonly Column<Member>[] = [
    {
      id: 'username',
      header: t('members.column_person'),
      sortable: true,
      cell: (member) => (
        <span className="flex min-w-0 items-center gap-2" title={member.username}>
          <Avatar name={personName(member)} className="size-5" />
          <span className="truncate font-medium">{personName(member)}</span>
          {member.uid === me && <Badge>{t('users.you')}</Badge>}
          <span className="truncate text-ink-3 text-xs max-xl:hidden">{member.email}</span>
        </span>
      ),
    },
    {
      id: 'roles',
      header: t('members.column_roles'),
      width: '38%',
      cell: (member) => (
        <RoleCell
          member={member}
          nameOf={nameOf}
          givable={can('binding:create') ? givable : undefined}
          mayTake={can('binding:delete')}
          onGive={(role_id) => void give([member], role_id)}
          onTake={(role_id) => void take([member], role_id)}
        />
      ),
    },
    {
      id: 'state',
      header: t('members.column_state'),
      width: '96px',
      wideOnly: true,
      cell: ({ state }) => <Badge tone={tones[state]}>{stateNames[state]}</Badge>,
    },
    {
      id: 'last_login_at',
      header: t('access.column_last'),
      width: '128px',
      wideOnly: true,
      sortable: true,
      cell: ({ last_login_at }) =>
        last_login_at ? (
          <RelativeTime at={last_login_at} className="text-ink-2" />
        ) : (
          <span className="text-ink-3">{t('access.never')}</span>
        ),
    },
    {
      id: 'create_at',
      header: t('members.column_joined'),
      width: '128px',
      wideOnly: true,
      sortable: true,
      cell: ({ joined_at }) => <RelativeTime at={joined_at} className="text-ink-2" />,
    },
  ]

  const menu = (member: Member): MenuItem[] => [
    ...(can('binding:read')
      ? [
          {
            id: 'why',
            label: t('members.why'),
            icon: CircleHelp,
            onSelect: () => router.push(`/admin/why?person=${member.uid}`),
          },
        ]
      : []),
    ...(can('member:create') && member.state === 'invited'
      ? [
          {
            id: 'renew',
            label: t('members.renew'),
            icon: Link2,
            onSelect: () =>
              void attempt(async () => {
                const made = await renew.mutateAsync({ uid: member.uid })
                onLink({ ...made, name: personName(member), kind: 'invite' })
              }),
          },
        ]
      : []),
    ...(can('member:delete') && member.uid !== me
      ? [
          {
            id: 'remove',
            label: t('members.remove'),
            icon: UserX,
            danger: true,
            onSelect: () => setLeaving([member]),
          },
        ]
      : []),
  ]

  const mayBulk = can('binding:create') || can('binding:delete') || can('member:delete')
  const roleItems = (list: typeof givable, run: (role_id: string) => Promise<void>) =>
    list.map(({ role_id, role_name }) => ({ id: role_id, label: role_name, onSelect: () => void run(role_id) }))

  return (
    <>
      <DataList
        className="min-h-80 flex-1 overflow-hidden rounded-lg border bg-surface"
        label={t('admin.members')}
        items={members}
        columns={columns}
        itemKey={({ uid }) => String(uid)}
        itemName={personName}
        onOpen={() => undefined}
        sort={sort}
        onSortChange={onSortChange}
        onEndReached={onEndReached}
        rowMenu={menu}
        {...(mayBulk
          ? {
              selected,
              onSelectedChange: setSelected,
              bulkActions: (keys) =>
                progress ? (
                  <BulkProgress {...progress} />
                ) : (
                  <>
                    {can('binding:create') && (
                      <DropdownMenu
                        align="start"
                        trigger={
                          <Button size="sm" variant="ghost">
                            {t('members.give')}
                          </Button>
                        }
                        items={roleItems(givable, (role_id) => give(chosen(keys), role_id))}
                      />
                    )}
                    {can('binding:delete') && (
                      <DropdownMenu
                        align="start"
                        trigger={
                          <Button size="sm" variant="ghost">
                            {t('members.take')}
                          </Button>
                        }
                        items={roleItems(roles, (role_id) => take(chosen(keys), role_id))}
                      />
                    )}
                    {can('member:delete') && (
                      <Button
                        size="sm"
                        variant="ghost"
                        onClick={() => setLeaving(chosen(keys).filter(({ uid }) => uid !== me))}
                      >
                        {t('members.remove')}
                      </Button>
                    )}
                  </>
                ),
            }
          : {})}
      />
      {leaving && first && (
        <ConfirmDialog
          open
          onOpenChange={() => setLeaving(undefined)}
          title={
            leaving.length === 1
              ? t('members.remove_title', { name: personName(first) })
              : t('members.remove_many', { count: leaving.length })
          }
          description={t('members.remove_text')}
          action={t('members.remove')}
          busy={busy}
          {...(leaving.length === 1 ? { typeToConfirm: personName(first) } : {})}
          onConfirm={() =>
            void attempt(async () => {
              const left = await remove(leaving)
              setSelected(new Set([...left].map(String)))
              setLeaving(undefined)
            })
          }
        />
      )}
      {outcome && (
        <BulkFaultsDialog outcome={outcome} nameOf={(id) => outcome.names.get(id) ?? String(id)} onClose={forget} />
      )}
    </>
  )
}
