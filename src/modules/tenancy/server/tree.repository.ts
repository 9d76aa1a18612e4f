import type { Prisma } from '@/platform/db/generated/client'
import { systemDb } from '@/platform/db/system-db'

export type TreeTransaction = Prisma.TransactionClient

const lock = 7_205_002

/**
 * Changes of one tenant's trees, one after the other: what a change looked at still holds when it writes. Whoever works
 * here names the tenant in every statement.
 */
export const changeTree = <R>(tenant_id: string, work: (tx: TreeTransaction) => Promise<R>): Promise<R> =>
  systemDb().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lock}::int, hashtext(${tenant_id}))`
      return work(tx)
    },
    { timeout: 20_000 },
  )

const tables: Record<'Business' | 'Org', { level: string; path: readonly string[] }> = {
  Business: {
    level: 'business_level',
    path: ['first_business_id', 'second_business_id', 'third_business_id'],
  },
  Org: {
    level: 'org_level',
    path: ['one_org_id', 'two_org_id', 'three_org_id', 'four_org_id', 'five_org_id', 'six_org_id'],
  },
}

/**
 * Writes the new way down to a node into the node and all below it, in one statement whatever the size of the tree.
 *
 * @param from its way down so far, itself included
 * @param to its new way down, itself included
 */
export async function shiftSubtree(
  tx: TreeTransaction,
  table: keyof typeof tables,
  tenant_id: string,
  from: readonly number[],
  to: readonly number[],
): Promise<void> {
  const { level, path } = tables[table]
  const shift = to.length - from.length
  const above = to.slice(0, -1)
  // Names of columns are ours; values go as parameters.
  const columns = path.map((column, at) => {
    if (at < above.length) return `${column} = $${at + 3}::int`
    const old = path[at - shift]
    return `${column} = ${old ?? '0'}`
  })
  const own = path[from.length - 1]
  await tx.$executeRawUnsafe(
    `UPDATE "${table}" SET ${level} = ${level} + (${shift}), ${columns.join(', ')}
     WHERE tenant_id = $1::uuid AND ${own} = $2::int`,
    tenant_id,
    from.at(-1),
    ...above,
  )
}
