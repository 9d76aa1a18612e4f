'use client'

import { Check, ChevronsUpDown } from 'lucide-react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { DropdownMenu } from '@/ui/dropdown-menu'
import { toastError } from '@/ui/toast'

/** The tenant that one works in, and the way into the others. */
export function TenantSwitcher() {
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  // Everything on the page is the other tenant's: it starts anew.
  const change = api.access.switch_tenant.useMutation({
    onSuccess: () => window.location.assign('/'),
    onError: (error) => toastError(errorText(error).title, errorText(error).hint),
  })
  if (!access.data) return null
  const { tenants, tenant_id, tenant_name } = access.data
  const name = <span className="max-w-[180px] truncate">{tenant_name}</span>
  if (tenants.length < 2) return <span className="flex items-center px-1 text-ink-2 text-sm">{name}</span>
  return (
    <DropdownMenu
      trigger={
        <button
          type="button"
          aria-label={t('tenant.switch', { name: tenant_name })}
          disabled={change.isPending}
          className="flex h-7 items-center gap-1 rounded-md px-1.5 text-ink-2 text-sm hover:bg-hover hover:text-ink"
        >
          {name}
          <ChevronsUpDown className="size-3.5 text-ink-3" aria-hidden />
        </button>
      }
      items={tenants.map((tenant) => ({
        id: tenant.tenant_id,
        label: tenant.tenant_name,
        ...(tenant.tenant_id === tenant_id ? { icon: Check } : {}),
        onSelect: () => {
          if (tenant.tenant_id !== tenant_id) change.mutate({ tenant_id: tenant.tenant_id })
        },
      }))}
    />
  )
}
