import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { type Privilege, rolePrivileges, systemRoles } from '@/contract/privileges'
import { processSingleton } from '@/lib/process-singleton'

export interface RoleEntry {
  role_name: string
  privileges: ReadonlySet<Privilege>
}

/** What tenancy asks about roles, which live to its right. */
export interface RoleBook {
  /** Those of these roles that the tenant has, by id. */
  find: (tenant_id: string, role_ids: readonly string[]) => Promise<ReadonlyMap<string, RoleEntry>>
  /** Roles that whoever is in the group or org holds, be they bound to it or to an org above. */
  reaching: (tenant_id: string, place: 'group' | 'org', id: number) => Promise<readonly string[]>
}

const builtIn: RoleBook = {
  find: async (_tenant_id, role_ids) =>
    new Map(
      systemRoles
        .filter((role) => role_ids.includes(role))
        .map((role) => [
          role,
          { role_name: `${role.charAt(0).toUpperCase()}${role.slice(1)}`, privileges: rolePrivileges[role] },
        ]),
    ),
  reaching: async () => [],
}

const book = processSingleton<{ current: RoleBook }>('role-book', () => ({ current: builtIn }))

export const roleBook = (): RoleBook => book().current

/** The composition root puts the module that keeps roles in the place of the built-in ones. */
export function provideRoleBook(roles: RoleBook): void {
  book().current = roles
}

/**
 * Nobody hands out more than they hold in the whole tenant; its owners and the installation's may give everything.
 *
 * @throws {AppError} 404 for a role that the tenant has not, 403 for one that gives more
 */
export async function assertMayGive(actor: UserActor, tenant_id: string, role_ids: readonly string[]): Promise<void> {
  const roles = await roleBook().find(tenant_id, role_ids)
  if (role_ids.some((role_id) => !roles.has(role_id))) throw notFound('Role')
  assertHeld(actor, roles)
}

/**
 * Who joins a group or an org comes to hold the roles that are bound to it, so letting somebody in is giving them, and
 * taking somebody out is taking them.
 *
 * @throws {AppError} 403 for a role that gives more than the actor holds
 */
export async function assertMayAdmit(
  actor: UserActor,
  tenant_id: string,
  place: 'group' | 'org',
  id: number,
): Promise<void> {
  await assertMayPassOn(actor, tenant_id, await roleBook().reaching(tenant_id, place, id))
}

/**
 * The same for roles that are bound already: that come to reach more, or are taken away, since nobody pulls down those above
 * them. Those that are gone give nothing.
 */
export async function assertMayPassOn(actor: UserActor, tenant_id: string, role_ids: readonly string[]): Promise<void> {
  assertHeld(actor, await roleBook().find(tenant_id, role_ids))
}

function assertHeld(actor: UserActor, roles: ReadonlyMap<string, RoleEntry>): void {
  if (actor.is_superuser || actor.roles.includes('owner')) return
  for (const [role_id, { role_name, privileges }] of roles) {
    const beyond = [...privileges].filter((privilege) => !actor.privileges.has(privilege))
    if (beyond.length === 0) continue
    throw new AppError('forbidden', `You cannot give what you do not have: the role "${role_name}"`, {
      hint: 'Ask an owner of the tenant.',
      details: { role_id, beyond },
    })
  }
}
