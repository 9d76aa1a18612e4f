'use client'

import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useAddressValue } from '@/client/console/use-address'
import { useAttempt } from '@/client/console/use-attempt'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { usePages } from '@/modules/knowledge/ui/use-pages'
import { personName } from '@/modules/tenancy/ui/people/people-picker'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { DataList } from '@/ui/data-list/data-list'
import { ErrorState } from '@/ui/error-state'
import { SegmentedControl } from '@/ui/segmented-control'
import { Skeleton } from '@/ui/skeleton'
import { toastError } from '@/ui/toast'
import { type HolderKind, holderKinds } from '../../contract/binding.operations'
import { HolderPicker } from './holder-picker'
import type { Role } from './roles-screen'

type Holder = Outputs['access']['list_role_holders']['items'][number]

const PAGE = 100
const MOST_AT_ONCE = 1_000
const kindNames = {
  user: t('holders.user'),
  group: t('holders.group'),
  org: t('holders.org'),
} satisfies Record<HolderKind, string>

/** Whom a role is bound to: people, groups, orgs. */
export function RoleHolders({ role }: { role: Role }) {
  const { role_id } = role
  const can = useCan()
  const utils = api.useUtils()
  const [kindText, setKind] = useAddressValue('holders')
  const kind = holderKinds.find((one) => one === kindText) ?? 'user'
  const [search, setSearch] = useState('')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [leaving, setLeaving] = useState<readonly Holder[]>()
  const { busy, attempt } = useAttempt((words) => toastError(t('access.not_done'), words))
  const takeFrom = {
    user: api.access.batch_remove_tenant_user_role.useMutation(),
    group: api.access.batch_remove_tenant_group_role.useMutation(),
    org: api.access.batch_remove_tenant_org_role.useMutation(),
  }
  const { query, rows, more } = usePages({
    path: ['access', 'list_role_holders'],
    input: { role_id, kind, search },
    load: async (page) => {
      const cursor = (page - 1) * PAGE
      const found = await utils.client.access.list_role_holders.query({ role_id, kind, search, cursor, limit: PAGE })
      return { ...found, page, pages: Math.ceil(found.total / PAGE) }
    },
  })
  const counts = query.data?.pages[0]?.counts
  const count = { user: counts?.users, group: counts?.groups, org: counts?.orgs }

  const fresh = () =>
    Promise.all([
      utils.access.list_role_holders.invalidate(),
      utils.tenancy.list_members.invalidate(),
      utils.access.explain_access.invalidate(),
    ])
  const take = (holders: readonly Holder[]) =>
    attempt(async () => {
      const ids = holders.map(({ relation_id }) => relation_id)
      for (let at = 0; at < ids.length; at += MOST_AT_ONCE)
        await takeFrom[kind].mutateAsync({ ids: ids.slice(at, at + MOST_AT_ONCE) })
      setSelected(new Set())
      await fresh()
    })

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 p-2">
        <SegmentedControl
          label={t('holders.kind')}
          value={kind}
          onValueChange={(next) => {
            setSearch('')
            setSelected(new Set())
            setKind(next === 'user' ? '' : next)
          }}
          options={holderKinds.map((value) => ({
            value,
            label:
              count[value] === undefined ? kindNames[value] : `${kindNames[value]} ${count[value].toLocaleString()}`,
          }))}
        />
        <SearchField label={t('holders.search')} value={search} onValueChange={setSearch} />
        {can('binding:create') && <HolderPicker key={kind} role_id={role_id} kind={kind} onAdded={fresh} />}
      </div>
      {query.isPending ? (
        <Skeleton className="m-2 h-32" />
      ) : query.isError ? (
        <ErrorState
          title={t('holders.failed')}
          description={errorText(query.error).title}
          onRetry={() => void query.refetch()}
          retrying={query.isRefetching}
        />
      ) : rows.length === 0 ? (
        <p className="px-6 py-10 text-center text-ink-3 text-sm">
          {search === '' ? t('holders.none') : t('holders.none_found')}
        </p>
      ) : (
        <DataList<Holder>
          className="min-h-40 flex-1 border-t"
          label={t('holders.list', { role: role.role_name })}
          items={rows}
          itemKey={({ relation_id }) => String(relation_id)}
          itemName={({ name }) => name}
          onOpen={() => undefined}
          onEndReached={more}
          columns={[
            {
              id: 'name',
              header: t('holders.column'),
              cell: (holder) => (
                <span className="flex min-w-0 items-baseline gap-2">
                  <span className="truncate">{personName({ username: holder.name, nickname: holder.nickname })}</span>
                  {holder.nickname && <span className="truncate text-ink-3 text-xs">{holder.name}</span>}
                </span>
              ),
            },
          ]}
          {...(can('binding:delete')
            ? {
                selected,
                onSelectedChange: setSelected,
                bulkActions: (keys) => (
                  <Button
                    size="sm"
                    variant="ghost"
                    onClick={() => setLeaving(rows.filter(({ relation_id }) => keys.has(String(relation_id))))}
                  >
                    {t('holders.take')}
                  </Button>
                ),
                rowMenu: (holder) => [
                  { id: 'take', label: t('holders.take'), danger: true, onSelect: () => setLeaving([holder]) },
                ],
              }
            : {})}
        />
      )}
      {(counts?.businesses ?? 0) > 0 && (
        <p className="shrink-0 border-t px-3 py-2 text-ink-3 text-xs">
          {t('holders.in_businesses', { count: counts?.businesses ?? 0 })}
        </p>
      )}
      {leaving && (
        <ConfirmDialog
          open
          onOpenChange={() => setLeaving(undefined)}
          title={t('holders.take_title', {
            role: role.role_name,
            count: leaving.length === 1 ? (leaving[0]?.name ?? '') : leaving.length.toLocaleString(),
          })}
          description={t('holders.take_text')}
          action={t('holders.take')}
          busy={busy}
          onConfirm={() => void take(leaving).then(() => setLeaving(undefined))}
        />
      )}
    </div>
  )
}
