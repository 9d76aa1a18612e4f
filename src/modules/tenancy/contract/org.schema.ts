import { z } from 'zod'
import { TenantId, written } from './tenancy.schema'

const fields = {
  org_id: z.int(),
  org_name: z.string(),
  tenant_id: TenantId,
  org_code: z.string().nullable(),
  org_level: z.int().describe('1 to 6'),
  one_org_id: z.int().describe('The org itself or the one above it on level 1'),
  two_org_id: z.int().describe('On level 2; 0 when it is higher'),
  three_org_id: z.int().describe('On level 3; 0 when it is higher'),
  four_org_id: z.int().describe('On level 4; 0 when it is higher'),
  five_org_id: z.int().describe('On level 5; 0 when it is higher'),
  six_org_id: z.int().describe('On level 6; 0 when it is higher'),
  parent_org_id: z.int().nullable().describe('Null on level 1'),
  is_enable: z.boolean().default(true),
  note: z.string().nullable(),
  ...written,
}

/** A department. Source: the studio document. */
export const OrgRead = z.object(fields).meta({ id: 'OrgRead' })

export type OrgTreeNode = z.infer<typeof OrgRead> & { children: OrgTreeNode[] }

export const OrgTreeNode: z.ZodType<OrgTreeNode> = z
  .object({ ...fields, children: z.lazy(() => z.array(OrgTreeNode)) })
  .meta({ id: 'OrgTreeNode' })

export const OrgMemberRead = z
  .object({
    id: z.int(),
    tenant_id: TenantId,
    org_id: z.int(),
    uid: z.int(),
    username: z.string(),
    nickname: z.string().nullable(),
    position: z.string(),
    job: z.string(),
    is_leader: z.boolean(),
    ...written,
  })
  .meta({ id: 'OrgMemberRead' })

export const OrgUserSearchRow = z
  .object({
    uid: z.int(),
    username: z.string(),
    nickname: z.string().nullable(),
    org_id: z.int(),
    org_name: z.string(),
    org_level: z.int(),
    position: z.string(),
    job: z.string(),
    is_leader: z.boolean(),
  })
  .meta({ id: 'OrgUserSearchRow' })
