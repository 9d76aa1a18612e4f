'use client'

import { api } from '@/client/console/api'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import { Skeleton } from '@/ui/skeleton'

/** Where somebody belongs and what they are there. */
export function UserTenants({ user_id }: { user_id: number }) {
  const { data, isError } = api.tenancy.list_tenants_of_user.useQuery({ user_id })
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold text-sm">{t('users.tenants')}</h3>
      {isError ? (
        <p role="alert" className="text-bad text-sm">
          {t('users.tenants_failed')}
        </p>
      ) : !data ? (
        <Skeleton className="h-9" />
      ) : data.length === 0 ? (
        <p className="text-ink-3 text-sm">{t('users.no_tenants')}</p>
      ) : (
        <ul className="flex flex-col divide-y rounded-md border">
          {data.map(({ tenant_id, tenant_name, is_active, role_ids }) => (
            <li key={tenant_id} className="flex min-h-9 flex-wrap items-center gap-1 px-3 py-1 text-sm">
              <span className="min-w-0 flex-1 truncate" title={tenant_name}>
                {tenant_name}
              </span>
              {!is_active && <Badge tone="warn">{t('users.tenant_off')}</Badge>}
              {role_ids.map((role_id) => (
                <Badge key={role_id}>{role_id}</Badge>
              ))}
              {role_ids.length === 0 && <span className="text-ink-3 text-xs">{t('users.no_roles')}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
