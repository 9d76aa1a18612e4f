'use client'

import { Building2, Plus } from 'lucide-react'
import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useAddressValue } from '@/client/console/use-address'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { AdminFrame } from '@/modules/flows/ui/frame/admin-frame'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { Button } from '@/ui/button'
import { sortFromText, sortToText } from '@/ui/data-list/sort-text'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { TenantDialog } from './tenant-dialog'
import { TenantTable } from './tenant-table'

export type Tenant = Outputs['tenancy']['read_tenants'][number] & { tenant_id: string }

/** Tenants that one belongs to; all of them for owners of the installation. */
export function TenantsScreen() {
  const can = useCan()
  const [search, setSearch] = useAddressValue('q')
  const [sortText, setSort] = useAddressValue('sort')
  const [editing, setEditing] = useState<Tenant | 'new'>()
  const sort = sortFromText(sortText, ['tenant_name', 'is_active'])
  const list = api.tenancy.read_tenants.useQuery(
    { is_all: can('tenant:delete'), sort_by: sort.column, sort_order: sort.direction },
    { placeholderData: (before) => before },
  )
  const words = search.trim().toLowerCase()
  const tenants = (list.data ?? []).flatMap((row) => {
    const { tenant_id } = row
    const found = `${row.tenant_name} ${row.note ?? ''}`.toLowerCase().includes(words)
    return tenant_id !== null && found ? [{ ...row, tenant_id }] : []
  })

  return (
    <AdminFrame
      section="tenants"
      actions={
        can('tenant:create') && (
          <Button variant="primary" onClick={() => setEditing('new')}>
            <Plus aria-hidden />
            {t('tenants.new')}
          </Button>
        )
      }
    >
      <div className="flex flex-wrap items-center gap-2">
        <SearchField label={t('tenants.search')} value={search} onValueChange={setSearch} />
        {list.data && (
          <span className="tabular ml-auto text-ink-3 text-xs">
            {tenants.length === 1
              ? t('tenants.count_one')
              : t('tenants.count', { count: tenants.length.toLocaleString() })}
          </span>
        )}
      </div>
      {list.isPending ? (
        <Skeleton className="h-72 rounded-lg" />
      ) : list.isError ? (
        <ErrorState
          title={t('tenants.failed')}
          description={errorText(list.error).title}
          onRetry={() => void list.refetch()}
          retrying={list.isRefetching}
        />
      ) : tenants.length === 0 ? (
        <EmptyState
          icon={Building2}
          title={t('access.none_title')}
          description={t('tenants.none_text', { search })}
          action={<Button onClick={() => setSearch('')}>{t('access.clear')}</Button>}
        />
      ) : (
        <TenantTable
          tenants={tenants}
          sort={sort}
          onSortChange={(next) => setSort(sortToText(next))}
          onEdit={setEditing}
        />
      )}
      {editing && (
        <TenantDialog tenant={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </AdminFrame>
  )
}
