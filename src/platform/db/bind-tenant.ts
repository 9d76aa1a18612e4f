import { isRecord } from '@/lib/is-record'
import { modelShape } from './data-model'
import { TenantWallError } from './tenant-wall-error'

type Args = Record<string, unknown>

/** Which arguments of each operation choose rows, and which describe rows to write. */
const argumentRoles = new Map<string, { where?: true; write?: readonly string[] }>([
  ...['findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany'].map(rows),
  ...['count', 'aggregate', 'groupBy', 'delete', 'deleteMany'].map(rows),
  ['create', { write: ['data'] }],
  ['createMany', { write: ['data'] }],
  ['createManyAndReturn', { write: ['data'] }],
  ['update', { where: true, write: ['data'] }],
  ['updateMany', { where: true, write: ['data'] }],
  ['updateManyAndReturn', { where: true, write: ['data'] }],
  ['upsert', { where: true, write: ['create', 'update'] }],
])

/** `data` here changes existing rows, which have their tenant already. */
const changes = new Set(['update', 'updateMany', 'updateManyAndReturn'])

function rows(operation: string): [string, { where: true }] {
  return [operation, { where: true }]
}

/**
 * The arguments of a Prisma operation with the tenant written into every filter and every row, also in nested writes and
 * nested reads.
 *
 * @throws {TenantWallError} for models above tenants, unknown operations, and arguments that name another tenant
 */
export function bindTenant(tenant_id: string, model: string, operation: string, args: unknown): Args {
  if (!modelShape(model).tenant_bound) {
    throw new TenantWallError(
      `${model} does not belong to a tenant: use systemDb() and check the right to it yourself.`,
    )
  }
  const roles = argumentRoles.get(operation)
  if (!roles) throw new TenantWallError(`${model}.${operation} cannot be bound to a tenant.`)
  const bound: Args = isRecord(args) ? { ...args } : {}
  if (roles.where) bound.where = bindWhere(tenant_id, model, bound.where)
  for (const name of roles.write ?? []) {
    const fresh = name === 'create' || (name === 'data' && !changes.has(operation))
    bound[name] = each(bound[name], (row) => bindRow(tenant_id, model, row, fresh))
  }
  bindReads(tenant_id, model, bound)
  return bound
}

function bindWhere(tenant_id: string, model: string, where: unknown): Args {
  const bound: Args = isRecord(where) ? { ...where } : {}
  assertSameTenant(tenant_id, model, bound.tenant_id)
  bound.tenant_id = tenant_id
  return bound
}

function bindRow(tenant_id: string, model: string, row: unknown, fresh: boolean): unknown {
  if (!isRecord(row)) return row
  const bound: Args = { ...row }
  assertSameTenant(tenant_id, model, bound.tenant_id)
  if (fresh) bound.tenant_id = tenant_id
  for (const [relation, target] of modelShape(model).relations) {
    if (bound[relation] !== undefined) bound[relation] = bindNestedWrite(tenant_id, target, bound[relation])
  }
  return bound
}

/** Nested writes may touch rows of the same tenant only; rows above tenants have no way in from here. */
function bindNestedWrite(tenant_id: string, model: string, write: unknown): unknown {
  if (!isRecord(write)) return write
  if (!modelShape(model).tenant_bound) {
    throw new TenantWallError(`${model} does not belong to a tenant: set its id column instead of a nested write.`)
  }
  const where = (value: unknown) => (value === true ? { tenant_id } : bindWhere(tenant_id, model, value))
  const fresh = (value: unknown) => bindRow(tenant_id, model, value, true)
  const change = (value: unknown) => bindRow(tenant_id, model, value, false)
  const within = (value: unknown, parts: Record<string, (part: unknown) => unknown>) => {
    const bound: Args = isRecord(value) ? { ...value } : {}
    for (const [name, bind] of Object.entries(parts)) bound[name] = bind(bound[name])
    return bound
  }
  const binders: Record<string, (value: unknown) => unknown> = {
    create: fresh,
    connect: where,
    connectOrCreate: (value) => within(value, { where, create: fresh }),
    createMany: (value) => within(value, { data: (data) => each(data, fresh) }),
    // A to-one change may be the data itself; with the filter the row of another tenant is not found.
    update: (value) => within(isRecord(value) && 'data' in value ? value : { data: value }, { where, data: change }),
    updateMany: (value) => within(value, { where, data: change }),
    upsert: (value) => within(value, { where, create: fresh, update: change }),
    delete: where,
    deleteMany: where,
    disconnect: where,
    set: where,
  }
  return Object.fromEntries(
    Object.entries(write).map(([name, value]) => {
      const bind = binders[name]
      if (!bind) throw new TenantWallError(`A nested ${name} on ${model} cannot be bound to a tenant.`)
      return [name, value === undefined || value === false ? value : each(value, bind)]
    }),
  )
}

/** Makes sure that every tenant-bound row of the answer carries its tenant, so that it can be checked. */
function bindReads(tenant_id: string, model: string, args: Args): void {
  for (const key of ['include', 'select']) {
    const chosen = args[key]
    if (!isRecord(chosen)) continue
    const bound: Args = { ...chosen }
    for (const [relation, target] of modelShape(model).relations) {
      const inner = bound[relation]
      if (!inner) continue
      const nested: Args = isRecord(inner) ? { ...inner } : {}
      bindReads(tenant_id, target, nested)
      if (isRecord(nested.select) && modelShape(target).tenant_bound)
        nested.select = { ...nested.select, tenant_id: true }
      bound[relation] = Object.keys(nested).length > 0 ? nested : true
    }
    args[key] = bound
  }
}

function assertSameTenant(tenant_id: string, model: string, given: unknown): void {
  if (given === undefined || given === tenant_id) return
  throw new TenantWallError(
    `A ${model} of another tenant was asked for. Leave tenant_id out: it is written by tenantDb().`,
  )
}

function each(value: unknown, bind: (item: unknown) => unknown): unknown {
  return Array.isArray(value) ? value.map(bind) : bind(value)
}
