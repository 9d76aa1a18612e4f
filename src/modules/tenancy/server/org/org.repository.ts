import type { Prisma } from '@/platform/db/generated/client'
import { tenantDb } from '@/platform/db/tenant-db'
import { changeTree, shiftSubtree, type TreeTransaction } from '../tree.repository'

type OrgWhere = Prisma.OrgWhereInput
type Data = Omit<Prisma.OrgUncheckedCreateInput, 'tenant_id' | 'org_id' | 'members'>

/** One tenant's orgs inside a change of its trees. */
const rowsOf = (tx: TreeTransaction, tenant_id: string) => ({
  find: (org_id: number) => tx.org.findFirst({ where: { tenant_id, org_id } }),
  below: (where: OrgWhere) => tx.org.findMany({ where: { ...where, tenant_id } }),
  create: (data: Data) => tx.org.create({ data: { ...data, tenant_id } }),
  update: (org_id: number, data: Partial<Data>) => tx.org.update({ where: { org_id, tenant_id }, data }),
  shift: (from: readonly number[], to: readonly number[]) => shiftSubtree(tx, 'Org', tenant_id, from, to),
  childCount: (parent_org_id: number) => tx.org.count({ where: { tenant_id, parent_org_id } }),
  memberCount: (org_id: number) => tx.orgMember.count({ where: { tenant_id, org_id } }),
  remove: (org_id: number) => tx.org.deleteMany({ where: { tenant_id, org_id } }),
})

export const orgRepository = {
  change: <R>(tenant_id: string, work: (rows: ReturnType<typeof rowsOf>) => Promise<R>) =>
    changeTree(tenant_id, (tx) => work(rowsOf(tx, tenant_id))),
  find: (tenant_id: string, org_id: number) => tenantDb(tenant_id).org.findFirst({ where: { org_id } }),
  list: (tenant_id: string) => tenantDb(tenant_id).org.findMany({ orderBy: [{ org_level: 'asc' }, { org_id: 'asc' }] }),
  memberCounts: async (tenant_id: string) => {
    const counts = await tenantDb(tenant_id).orgMember.groupBy({ by: ['org_id'], _count: { id: true } })
    return new Map(counts.map(({ org_id, _count }) => [org_id, _count.id]))
  },
}
