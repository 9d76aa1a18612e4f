import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { AuditScope } from './audit.repository'

/** People see the entries of their tenant; owners of the installation may ask for all of them. */
export function auditScope(actor: UserActor, { whole_installation }: { whole_installation: boolean }): AuditScope {
  if (!whole_installation) return actor.tenant_id
  if (actor.is_superuser) return null
  throw new AppError('forbidden', 'Only owners of the installation see the log of all tenants', {
    hint: 'Leave out whole_installation to see the log of your tenant.',
  })
}
