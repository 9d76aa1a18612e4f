'use client'

import { Plus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { changeAddress, useAddressValue } from '@/client/console/use-address'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { AdminFrame } from '@/modules/flows/ui/frame/admin-frame'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { usePages } from '@/modules/knowledge/ui/use-pages'
import { Button } from '@/ui/button'
import { sortFromText, sortToText } from '@/ui/data-list/sort-text'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { SidePanels } from '@/ui/panels'
import { Select } from '@/ui/select'
import { Skeleton } from '@/ui/skeleton'
import { LinkDialog, type PasswordLink } from './link-dialog'
import { NewUserDialog } from './new-user-dialog'
import { UserPanel } from './user-panel'
import { UserTable } from './user-table'

export type User = Outputs['identity']['read_all_users']['users'][number]

const PAGE = 100
const asFilter = (text: string) => (text === 'yes' ? true : text === 'no' ? false : null)

/** Everybody on the installation; the chosen account at the right. */
export function UsersScreen() {
  const can = useCan()
  const { client } = api.useUtils()
  const [search, setSearch] = useAddressValue('q')
  const [active, setActive] = useAddressValue('active')
  const [locked, setLocked] = useAddressValue('locked')
  const [sortText, setSort] = useAddressValue('sort')
  const [chosen, setChosen] = useAddressValue('id')
  const [creating, setCreating] = useState(false)
  const [link, setLink] = useState<PasswordLink>()
  const sort = sortFromText(sortText, ['username', 'nickname', 'email', 'id'])
  const input = {
    search,
    is_active: asFilter(active),
    is_locked: asFilter(locked),
    sort_by: sort.column,
    sort_order: sort.direction,
  }
  const { query, rows, total, more } = usePages({
    path: ['identity', 'read_all_users'],
    input,
    load: async (page) => {
      const found = await client.identity.read_all_users.query({ ...input, skip: (page - 1) * PAGE, limit: PAGE })
      return { items: found.users, total: found.total_count, page, pages: Math.ceil(found.total_count / PAGE) }
    },
  })
  const user = rows.find(({ id }) => String(id) === chosen)

  return (
    <AdminFrame
      section="users"
      actions={
        can('user:create') && (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <Plus aria-hidden />
            {t('users.new')}
          </Button>
        )
      }
    >
      <div className="flex flex-wrap items-center gap-2">
        <SearchField label={t('users.search')} value={search} onValueChange={setSearch} />
        <Select
          aria-label={t('users.filter_active')}
          className="w-36"
          value={active || 'any'}
          onValueChange={(value) => setActive(value === 'any' ? '' : value)}
          options={[
            { value: 'any', label: t('users.active_any') },
            { value: 'yes', label: t('users.active_yes') },
            { value: 'no', label: t('users.active_no') },
          ]}
        />
        <Select
          aria-label={t('users.filter_locked')}
          className="w-36"
          value={locked || 'any'}
          onValueChange={(value) => setLocked(value === 'any' ? '' : value)}
          options={[
            { value: 'any', label: t('users.locked_any') },
            { value: 'yes', label: t('users.locked_yes') },
            { value: 'no', label: t('users.locked_no') },
          ]}
        />
        {total !== undefined && (
          <span className="tabular ml-auto text-ink-3 text-xs">
            {total === 1 ? t('users.count_one') : t('users.count', { count: total.toLocaleString() })}
          </span>
        )}
      </div>
      {query.isPending ? (
        <Skeleton className="h-72 rounded-lg" />
      ) : query.isError ? (
        <ErrorState
          title={t('users.failed')}
          description={errorText(query.error).title}
          onRetry={() => void query.refetch()}
          retrying={query.isRefetching}
        />
      ) : rows.length === 0 ? (
        <EmptyState
          icon={UsersRound}
          title={t('access.none_title')}
          description={t('users.none_text')}
          action={<Button onClick={() => changeAddress({ q: '', active: '', locked: '' })}>{t('access.clear')}</Button>}
        />
      ) : (
        <div className="min-h-80 flex-1 overflow-hidden rounded-lg border bg-surface">
          <SidePanels
            id="users"
            side={user && <UserPanel key={user.id} user={user} onLink={setLink} onClose={() => setChosen('')} />}
          >
            <UserTable
              compact={user !== undefined}
              users={rows}
              sort={sort}
              onSortChange={(next) => setSort(sortToText(next))}
              onEndReached={more}
              onOpen={({ id }) => setChosen(String(id))}
            />
          </SidePanels>
        </div>
      )}
      {creating && (
        <NewUserDialog
          onCreated={(id) => {
            setCreating(false)
            setChosen(String(id))
          }}
          onClose={() => setCreating(false)}
        />
      )}
      {link && <LinkDialog link={link} onClose={() => setLink(undefined)} />}
    </AdminFrame>
  )
}
