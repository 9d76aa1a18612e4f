import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { forgetActors } from '@/modules/identity/server'
import { assertMayGive, assertMayPassOn, reachedTenant, sortRows, tenantName } from '@/modules/tenancy/server'
import { isReferenceViolation, isUniqueViolation } from '@/platform/db/prisma-errors'
import { roleNames } from '../roles/role-names'

interface Bound {
  id: number
  tenant_id: string
  role_id: string
}

/** What the three kinds of binding have in common. */
export interface BindingTable<R extends Bound> {
  list: (tenant_id: string) => Promise<R[]>
  byIds: (tenant_id: string, ids: number[]) => Promise<Bound[]>
  /** Tenants that these are in, whichever: only for owners of the installation. */
  tenantsOf: (ids: number[]) => Promise<string[]>
  /** False when that would leave the tenant without an owner. */
  remove: (tenant_id: string, ids: number[]) => Promise<boolean>
}

/** The bindings of a tenant with the names of tenant and role, searched and sorted. */
export async function listBindings<R extends Bound, K extends keyof (R & Named)>(
  actor: UserActor,
  table: BindingTable<R>,
  input: { tenant_id?: string | null | undefined; search?: string | null | undefined; sort_by: K; sort_order: Order },
  searched: (row: R) => readonly (string | null)[],
) {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  const rows = await table.list(tenant_id)
  const named = await withNames(tenant_id, rows)
  const words = input.search?.trim().toLowerCase() ?? ''
  const found = named.filter((row) =>
    [...searched(row), row.role_name, row.role_id].some((text) => text?.toLowerCase().includes(words)),
  )
  return sortRows(found, input.sort_by, input.sort_order, 'id')
}

type Order = 'asc' | 'desc'
interface Named {
  tenant_name: string | null
  role_name: string | null
}

export async function withNames<R extends Bound>(tenant_id: string, rows: readonly R[]): Promise<(R & Named)[]> {
  const [tenant_name, roles] = await Promise.all([
    tenantName(tenant_id),
    roleNames(tenant_id, [...new Set(rows.map(({ role_id }) => role_id))]),
  ])
  return rows.map((row) => ({ ...row, tenant_name: tenant_name ?? null, role_name: roles.get(row.role_id) ?? null }))
}

/** Binds once the tenant is reached, the role exists and is not more than the caller may give. */
export async function bind<R extends Bound>(
  actor: UserActor,
  input: { tenant_id: string; role_id: string },
  create: (tenant_id: string) => Promise<R>,
): Promise<R & Named> {
  const tenant_id = await reachedTenant(actor, input.tenant_id)
  await assertMayGive(actor, tenant_id, [input.role_id])
  try {
    const [named] = await withNames(tenant_id, [await create(tenant_id)])
    if (!named) throw new Error('A binding that was written has a row.')
    forgetActors()
    return named
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError('conflict', `The role "${input.role_id}" is bound there already`, {
        hint: 'Look at the list of bindings.',
      })
    // Whom it names was deleted meanwhile.
    if (isReferenceViolation(error)) throw notFound('Who should hold the role')
    throw error
  }
}

/** Takes several bindings away; those that are not there are passed over. 409 for the last owner. */
export async function unbindAll<R extends Bound>(actor: UserActor, table: BindingTable<R>, ids: readonly number[]) {
  const tenants = actor.is_superuser ? await table.tenantsOf([...ids]) : [actor.tenant_id]
  let deleted_count = 0
  for (const tenant_id of tenants) deleted_count += await unbindIn(actor, table, tenant_id, [...ids])
  if (deleted_count > 0) forgetActors()
  return { deleted_count }
}

async function unbindIn<R extends Bound>(actor: UserActor, table: BindingTable<R>, tenant_id: string, ids: number[]) {
  const rows = await table.byIds(tenant_id, ids)
  if (rows.length === 0) return 0
  await assertMayPassOn(actor, tenant_id, [...new Set(rows.map(({ role_id }) => role_id))])
  const own = rows.map(({ id }) => id)
  if (await table.remove(tenant_id, own)) return rows.length
  throw new AppError('conflict', 'A tenant keeps at least one owner', { hint: 'Make somebody else an owner first.' })
}

/** Takes one binding away; 404 when it is not there. */
export async function unbind<R extends Bound>(actor: UserActor, table: BindingTable<R>, id: number): Promise<null> {
  const { deleted_count } = await unbindAll(actor, table, [id])
  if (deleted_count === 0) throw notFound('Role binding')
  return null
}

/** Exactly one of two ways to name somebody. */
export function oneOf<A, B>(first: [string, A | null | undefined], second: [string, B | null | undefined]): void {
  if ((first[1] == null) !== (second[1] == null)) return
  const keys = `"${first[0]}" or "${second[0]}"`
  throw new AppError('invalid_input', `Send exactly one of ${keys}`, {
    issues: [{ loc: ['body', first[0]], msg: `exactly one of ${keys} is needed`, type: 'value_error' }],
  })
}
