import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import type { bindingOps } from '../../contract/binding.operations'
import { roleRepository } from '../roles/role.repository'
import { allRoles } from '../roles/roles'
import { holderRepository } from './holder.repository'

/** One page of the users, groups or orgs that a role is bound to. */
export async function listRoleHolders(actor: UserActor, input: z.infer<typeof bindingOps.list_role_holders.input>) {
  const { tenant_id } = actor
  const { role_id, cursor } = input
  if (!(await allRoles(tenant_id)).some((role) => role.role_id === role_id)) throw notFound('Role')
  const [{ rows, total }, counts] = await Promise.all([
    holderRepository[input.kind](tenant_id, input),
    roleRepository.uses(tenant_id, role_id),
  ])
  return { items: rows, total, next_cursor: cursor + rows.length < total ? cursor + rows.length : null, counts }
}
