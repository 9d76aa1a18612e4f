import { z } from 'zod'
import { processSingleton } from '@/lib/process-singleton'
import { assertOwnRows } from './assert-own-rows'
import { bindTenant } from './bind-tenant'
import { Prisma, type PrismaClient } from './generated/client'
import { systemDb } from './system-db'
import { TenantWallError } from './tenant-wall-error'

type Models = Prisma.TypeMap['model']
type TenantModel = {
  [M in keyof Models]: Models[M]['payload']['scalars'] extends { tenant_id: string } ? M : never
}[keyof Models]

/** What can be done with one tenant's rows. Raw SQL and models above tenants are not here. */
export type TenantTransaction = Pick<PrismaClient, Uncapitalize<TenantModel>>

export interface TenantDb extends TenantTransaction {
  /**
   * Several statements that all happen or none. Keep it short and without network calls: the embedded database runs one
   * transaction at a time.
   */
  $transaction<R>(
    work: (tx: TenantTransaction) => Promise<R>,
    options?: { maxWait?: number; timeout?: number; isolationLevel?: Prisma.TransactionIsolationLevel },
  ): Promise<R>
  $transaction<P extends Prisma.PrismaPromise<unknown>[]>(
    statements: [...P],
    options?: { isolationLevel?: Prisma.TransactionIsolationLevel },
  ): Promise<{ [K in keyof P]: Awaited<P[K]> }>
}

const MAX_CACHED = 500
const TenantId = z.uuid()
const cache = processSingleton('tenant-dbs', () => new Map<string, TenantDb>())

/**
 * The database as one tenant sees it: every filter and every new row carries the tenant, also in nested writes. A row of
 * another tenant is not there, neither to read nor to change.
 *
 * @throws {TenantWallError} without a well-formed tenant id; queries throw it when they name another tenant
 */
export function tenantDb(tenant_id: string): TenantDb {
  const cached = cache().get(tenant_id)
  if (cached) return cached
  if (!TenantId.safeParse(tenant_id).success) {
    throw new TenantWallError('A tenant id is needed before anything can be read or written.')
  }
  // The extension changes values, not types; the generated type of an extended client does not show that.
  const bound = bindClient(tenant_id) as unknown as TenantDb
  const oldest = cache().keys().next().value
  if (cache().size >= MAX_CACHED && oldest !== undefined) cache().delete(oldest)
  cache().set(tenant_id, bound)
  return bound
}

function bindClient(tenant_id: string) {
  const forbidden = (): never => {
    throw new TenantWallError('Raw SQL does not know the tenant: use the models, or systemDb() in a place that may.')
  }
  return systemDb().$extends({
    name: 'tenant-wall',
    query: {
      $queryRaw: forbidden,
      $queryRawUnsafe: forbidden,
      $executeRaw: forbidden,
      $executeRawUnsafe: forbidden,
      $allModels: {
        async $allOperations({ model, operation, args, query }) {
          const bound = bindTenant(tenant_id, model, operation, args)
          // Its shape is that of `args` plus the tenant, which the generated type of the union cannot express.
          const answer = await query(bound as typeof args)
          if (operation === 'upsert' && answer === null) throw takenElsewhere(model)
          assertOwnRows(tenant_id, model, bound, answer)
          return answer
        },
      },
    },
  })
}

/** An upsert whose key belongs to another tenant's row answers null; for the caller that key is taken. */
function takenElsewhere(model: string) {
  return new Prisma.PrismaClientKnownRequestError(`Unique constraint failed on ${model}`, {
    code: 'P2002',
    clientVersion: Prisma.prismaVersion.client,
    meta: { modelName: model },
  })
}
