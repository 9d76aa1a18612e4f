'use client'

import { LogIn, PencilLine, Power, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useAttempt } from '@/client/console/use-attempt'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { type Column, DataList, type SortOrder } from '@/ui/data-list/data-list'
import type { MenuItem } from '@/ui/menu-items'
import { RelativeTime } from '@/ui/relative-time'
import { toastError } from '@/ui/toast'
import type { Tenant } from './tenants-screen'

interface TenantTableProps {
  tenants: readonly Tenant[]
  sort: SortOrder
  onSortChange: (sort: SortOrder) => void
  onEdit: (tenant: Tenant) => void
}

export function TenantTable({ tenants, sort, onSortChange, onEdit }: TenantTableProps) {
  const can = useCan()
  const utils = api.useUtils()
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const patch = api.tenancy.patch_tenant.useMutation()
  const erase = api.tenancy.remove_tenant.useMutation()
  // Everything on the page is the other tenant's: it starts anew.
  const go = api.access.switch_tenant.useMutation({
    onSuccess: () => window.location.assign('/'),
    onError: (error) => toastError(errorText(error).title, errorText(error).hint),
  })
  const [asking, setAsking] = useState<{ what: 'off' | 'erase'; tenant: Tenant }>()
  const { busy, attempt } = useAttempt((words) => toastError(t('access.not_done'), words))
  const here = access.data?.tenant_id
  // The installation's owners change any tenant, all others the one that they are in.
  const mayEdit = (tenant: Tenant) => access.data?.is_superuser === true || tenant.tenant_id === here
  const mayGoTo = ({ tenant_id, is_active }: Tenant) =>
    is_active && tenant_id !== here && access.data?.tenants.some((mine) => mine.tenant_id === tenant_id)

  const fresh = () => Promise.all([utils.tenancy.read_tenants.invalidate(), utils.access.read_my_access.invalidate()])
  const activate = (tenant: Tenant, is_active: boolean) =>
    attempt(async () => {
      await patch.mutateAsync({ tenant_id: tenant.tenant_id, is_active })
      await fresh()
    })

  async function confirm() {
    if (asking?.what === 'off') await activate(asking.tenant, false)
    if (asking?.what === 'erase')
      await attempt(async () => {
        await erase.mutateAsync({ tenant_id: asking.tenant.tenant_id })
        await fresh()
      })
    setAsking(undefined)
  }

  const columns: readonly Column<Tenant>[] = [
    {
      id: 'tenant_name',
      header: t('tenants.column_name'),
      sortable: true,
      cell: (tenant) => (
        <span className="flex min-w-0 items-center gap-2" title={tenant.tenant_name}>
          <span className="truncate font-medium">{tenant.tenant_name}</span>
          {tenant.tenant_id === here && <Badge tone="accent">{t('tenants.here')}</Badge>}
          {tenant.is_sys && <Badge className="max-md:hidden">{t('tenants.built_in')}</Badge>}
          <span className="truncate text-ink-3 text-xs max-lg:hidden">{tenant.note}</span>
        </span>
      ),
    },
    {
      id: 'is_active',
      header: t('tenants.column_state'),
      width: '104px',
      sortable: true,
      cell: ({ is_active }) =>
        is_active ? (
          <Badge tone="good">{t('tenants.active')}</Badge>
        ) : (
          <Badge tone="warn">{t('tenants.inactive')}</Badge>
        ),
    },
    {
      id: 'ctime',
      header: t('tenants.column_created'),
      width: '120px',
      wideOnly: true,
      cell: ({ ctime }) => <RelativeTime at={ctime} className="text-ink-2" />,
    },
  ]

  const menu = (tenant: Tenant): MenuItem[] => [
    ...(mayGoTo(tenant)
      ? [
          {
            id: 'go',
            label: t('tenants.go'),
            icon: LogIn,
            onSelect: () => go.mutate({ tenant_id: tenant.tenant_id }),
          },
        ]
      : []),
    ...(mayEdit(tenant)
      ? [{ id: 'edit', label: t('tenants.edit'), icon: PencilLine, onSelect: () => onEdit(tenant) }]
      : []),
    ...(access.data?.is_superuser && !tenant.is_active
      ? [{ id: 'on', label: t('tenants.activate'), icon: Power, onSelect: () => void activate(tenant, true) }]
      : []),
    // What came with the installation stays, and one is not shut out of where one is.
    ...(access.data?.is_superuser && tenant.is_active && !tenant.is_sys && tenant.tenant_id !== here
      ? [{ id: 'off', label: t('tenants.deactivate'), icon: Power, onSelect: () => setAsking({ what: 'off', tenant }) }]
      : []),
    ...(can('tenant:delete') && !tenant.is_active && !tenant.is_sys
      ? [
          {
            id: 'erase',
            label: t('tenants.erase'),
            icon: Trash2,
            danger: true,
            onSelect: () => setAsking({ what: 'erase', tenant }),
          },
        ]
      : []),
  ]

  return (
    <>
      <DataList
        className="min-h-80 flex-1 overflow-hidden rounded-lg border bg-surface"
        label={t('admin.tenants')}
        items={tenants}
        columns={columns}
        itemKey={({ tenant_id }) => tenant_id}
        itemName={({ tenant_name }) => tenant_name}
        onOpen={(tenant) => mayEdit(tenant) && onEdit(tenant)}
        sort={sort}
        onSortChange={onSortChange}
        rowMenu={menu}
      />
      {asking && (
        <ConfirmDialog
          open
          onOpenChange={() => setAsking(undefined)}
          title={
            asking.what === 'off'
              ? t('tenants.deactivate_title', { name: asking.tenant.tenant_name })
              : t('tenants.erase_title', { name: asking.tenant.tenant_name })
          }
          description={asking.what === 'off' ? t('tenants.deactivate_text') : t('tenants.erase_text')}
          action={asking.what === 'off' ? t('tenants.deactivate') : t('tenants.erase')}
          {...(asking.what === 'erase' ? { typeToConfirm: asking.tenant.tenant_name } : {})}
          busy={busy}
          onConfirm={() => void confirm()}
        />
      )}
    </>
  )
}
