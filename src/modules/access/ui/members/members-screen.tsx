'use client'

import { UserPlus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { changeAddress, useAddressValue } from '@/client/console/use-address'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { AdminFrame } from '@/modules/flows/ui/frame/admin-frame'
import { LinkDialog, type PasswordLink } from '@/modules/identity/ui/users/link-dialog'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { usePages } from '@/modules/knowledge/ui/use-pages'
import { Button } from '@/ui/button'
import { Combobox } from '@/ui/combobox'
import { sortFromText, sortToText } from '@/ui/data-list/sort-text'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Select } from '@/ui/select'
import { Skeleton } from '@/ui/skeleton'
import { useRoles } from '../use-roles'
import { InviteDialog } from './invite-dialog'
import { LetInDialog } from './let-in-dialog'
import { MemberTable } from './member-table'

export type Member = Outputs['tenancy']['list_members']['items'][number]

const PAGE = 100
const states = ['active', 'invited', 'off'] as const
const stateNames = {
  active: t('access.state_active'),
  invited: t('access.state_invited'),
  off: t('access.state_off'),
} satisfies Record<Member['state'], string>

/** Who belongs to the tenant, and by which roles. */
export function MembersScreen() {
  const can = useCan()
  const { client } = api.useUtils()
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const { roles } = useRoles()
  const [search, setSearch] = useAddressValue('q')
  const [role_id, setRole] = useAddressValue('role')
  const [stateText, setState] = useAddressValue('state')
  const [sortText, setSort] = useAddressValue('sort')
  const [asking, setAsking] = useState<'invite' | 'let-in'>()
  const [link, setLink] = useState<PasswordLink>()
  const state = states.find((one) => one === stateText)
  const sort = sortFromText(sortText, ['username', 'last_login_at', 'create_at'])
  const input = { search, role_id, state, sort: sort.column, order: sort.direction }
  const { query, rows, total, more } = usePages({
    path: ['tenancy', 'list_members'],
    input,
    load: async (page) => {
      const found = await client.tenancy.list_members.query({ ...input, cursor: (page - 1) * PAGE, limit: PAGE })
      return { ...found, page, pages: Math.ceil(found.total / PAGE) }
    },
  })
  const clear = () => changeAddress({ q: '', role: '', state: '' })

  return (
    <AdminFrame
      section="members"
      actions={
        can('member:create') && (
          <>
            {access.data?.is_superuser && can('binding:create') && (
              <Button onClick={() => setAsking('let-in')}>{t('members.let_in')}</Button>
            )}
            <Button variant="primary" onClick={() => setAsking('invite')}>
              <UserPlus aria-hidden />
              {t('members.invite')}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-wrap items-center gap-2">
        <SearchField label={t('members.search')} value={search} onValueChange={setSearch} />
        <Combobox
          aria-label={t('members.role')}
          className="w-40"
          value={role_id}
          onValueChange={setRole}
          placeholder={t('members.any_role')}
          options={[
            { value: '', label: t('members.any_role') },
            ...roles.map((role) => ({ value: role.role_id, label: role.role_name })),
          ]}
        />
        <Select
          aria-label={t('access.state')}
          className="w-32"
          value={state ?? 'any'}
          onValueChange={(value) => setState(value === 'any' ? '' : value)}
          options={[
            { value: 'any', label: t('access.state_any') },
            ...states.map((value) => ({ value, label: stateNames[value] })),
          ]}
        />
        {total !== undefined && (
          <span className="tabular ml-auto text-ink-3 text-xs">
            {total === 1 ? t('members.count_one') : t('members.count', { count: total.toLocaleString() })}
          </span>
        )}
      </div>
      {query.isPending ? (
        <Skeleton className="h-72 rounded-lg" />
      ) : query.isError ? (
        <ErrorState
          title={t('members.failed')}
          description={errorText(query.error).title}
          onRetry={() => void query.refetch()}
          retrying={query.isRefetching}
        />
      ) : rows.length === 0 ? (
        <EmptyState
          icon={UsersRound}
          title={t('access.none_title')}
          description={t('members.none_text')}
          action={<Button onClick={clear}>{t('access.clear')}</Button>}
        />
      ) : (
        <MemberTable
          members={rows}
          stateNames={stateNames}
          sort={sort}
          onSortChange={(next) => setSort(sortToText(next))}
          onEndReached={more}
          onLink={setLink}
        />
      )}
      {asking === 'invite' && (
        <InviteDialog
          onInvited={(made) => {
            setAsking(undefined)
            setLink(made)
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'let-in' && <LetInDialog onClose={() => setAsking(undefined)} />}
      {link && <LinkDialog link={link} onClose={() => setLink(undefined)} />}
    </AdminFrame>
  )
}
