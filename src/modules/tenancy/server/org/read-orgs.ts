import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import type { orgOps } from '../../contract/org.operations'
import { reachedTenant } from '../reached-tenant'
import { treeOf } from '../tree.policy'
import { orgDto } from './org.dto'
import { orgRepository } from './org.repository'

type Input = z.infer<typeof orgOps.read_orgs.input>
type Node = z.infer<typeof orgOps.read_org_tree.output>[number]

/** All orgs, by level. */
export async function readOrgs(actor: UserActor, input: Input) {
  return (await orgRepository.list(await reachedTenant(actor, input.tenant_id))).map(orgDto)
}

/** The same as trees. */
export async function readOrgTree(actor: UserActor, input: Input): Promise<Node[]> {
  const rows = await orgRepository.list(await reachedTenant(actor, input.tenant_id))
  return treeOf(
    rows,
    (row) => row.org_id,
    (row) => row.parent_org_id,
    (row): Node => ({ ...orgDto(row), children: [] }),
  )
}

/** All orgs, flat and small, with how many members each has. */
export const browseOrgs = ({ tenant_id }: UserActor) => orgRepository.browse(tenant_id)
