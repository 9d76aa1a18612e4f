import { z } from 'zod'
import type { Prisma } from '@/platform/db/generated/client'
import { runStatement } from '@/platform/db/run-statement'
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

const browsedOrgs = {
  name: 'browsed_orgs',
  text: `SELECT o.org_id AS id, o.org_name AS name, o.org_code AS code, o.parent_org_id AS parent_id, o.is_enable, o.note,
  coalesce(m.count, 0) AS count
FROM "Org" o
LEFT JOIN (SELECT org_id, count(*)::int AS count FROM "OrgMember" WHERE tenant_id = $1::uuid GROUP BY org_id) m
  ON m.org_id = o.org_id
WHERE o.tenant_id = $1::uuid ORDER BY o.org_level, o.org_id`,
}
const Browsed = z.object({
  id: z.int(),
  name: z.string(),
  code: z.string().nullable(),
  parent_id: z.int(),
  is_enable: z.boolean(),
  note: z.string().nullable(),
  count: z.int(),
})

export const orgRepository = {
  change: <R>(tenant_id: string, work: (rows: ReturnType<typeof rowsOf>) => Promise<R>) =>
    changeTree(tenant_id, (tx) => work(rowsOf(tx, tenant_id))),
  find: (tenant_id: string, org_id: number) => tenantDb(tenant_id).org.findFirst({ where: { org_id } }),
  list: (tenant_id: string) => tenantDb(tenant_id).org.findMany({ orderBy: [{ org_level: 'asc' }, { org_id: 'asc' }] }),
  /** All orgs, small, with how many members each has: what the console draws a tree of. */
  browse: async (tenant_id: string) => z.array(Browsed).parse(await runStatement(browsedOrgs, [tenant_id])),
}
