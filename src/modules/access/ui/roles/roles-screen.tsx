'use client'

import { KeyRound, Plus, Settings2 } from 'lucide-react'
import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { changeAddress, useAddressValue } from '@/client/console/use-address'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { AdminFrame } from '@/modules/flows/ui/frame/admin-frame'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { useNarrow } from '@/ui/use-narrow'
import { NewRoleDialog } from './new-role-dialog'
import { OwnPrivilegesDialog } from './own-privileges-dialog'
import { RoleList } from './role-list'
import { RolePanel } from './role-panel'

export type Role = Outputs['access']['read_roles'][number]

/** The roles of the tenant; the chosen one with its privileges and holders. */
export function RolesScreen() {
  const can = useCan()
  const narrow = useNarrow()
  const [search, setSearch] = useAddressValue('q')
  const [chosen] = useAddressValue('role')
  const [creating, setCreating] = useState<{ from: Role | undefined }>()
  const [owning, setOwning] = useState(false)
  const list = api.access.read_roles.useQuery({ sort_by: 'role_name' })
  const words = search.trim().toLowerCase()
  const all = list.data ?? []
  const roles = all.filter(({ role_id, role_name }) => `${role_id} ${role_name}`.toLowerCase().includes(words))
  // On a desk something is always open; on a phone the list comes first.
  const role = all.find(({ role_id }) => role_id === chosen) ?? (narrow ? undefined : all[0])
  const choose = (role_id: string) => changeAddress({ role: role_id, holders: '' })

  return (
    <AdminFrame
      section="roles"
      actions={
        <>
          <Button onClick={() => setOwning(true)}>
            <Settings2 aria-hidden />
            {t('roles.own_privileges')}
          </Button>
          {can('role:create') && (
            <Button variant="primary" onClick={() => setCreating({ from: undefined })}>
              <Plus aria-hidden />
              {t('roles.new')}
            </Button>
          )}
        </>
      }
    >
      {list.isPending ? (
        <Skeleton className="h-72 rounded-lg" />
      ) : list.isError ? (
        <ErrorState
          title={t('roles.failed')}
          description={errorText(list.error).title}
          onRetry={() => void list.refetch()}
          retrying={list.isRefetching}
        />
      ) : (
        <div className="flex min-h-96 flex-1 overflow-hidden rounded-lg border bg-surface max-md:min-h-0 max-md:flex-col">
          {!(narrow && role) && (
            <div className="flex min-h-0 shrink-0 flex-col md:w-[220px] md:border-r">
              <div className="flex shrink-0 border-b p-2">
                <SearchField label={t('roles.search')} value={search} onValueChange={setSearch} />
              </div>
              <RoleList roles={roles} chosen={role?.role_id} onChoose={choose} />
            </div>
          )}
          {role ? (
            <RolePanel
              key={role.role_id}
              role={role}
              onDuplicate={can('role:create') && can('role:modify') ? () => setCreating({ from: role }) : undefined}
              onBack={narrow ? () => choose('') : undefined}
              onDeleted={() => choose('')}
            />
          ) : (
            !narrow && (
              <EmptyState
                icon={KeyRound}
                className="flex-1"
                title={t('roles.choose')}
                description={t('roles.choose_text')}
              />
            )
          )}
        </div>
      )}
      {creating && (
        <NewRoleDialog
          from={creating.from}
          taken={all.map(({ role_id }) => role_id)}
          onCreated={choose}
          onClose={() => setCreating(undefined)}
        />
      )}
      {owning && <OwnPrivilegesDialog onClose={() => setOwning(false)} />}
    </AdminFrame>
  )
}
