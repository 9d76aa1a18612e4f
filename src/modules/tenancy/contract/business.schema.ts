import { z } from 'zod'
import { TenantId, written } from './tenancy.schema'

const fields = {
  tenant_id: TenantId,
  business_name: z.string(),
  business_level: z.int().describe('1 to 3'),
  first_business_id: z.int().default(0).describe('The business itself or the one above it on level 1'),
  second_business_id: z.int().default(0).describe('On level 2; 0 for a business of level 1'),
  third_business_id: z.int().default(0).describe('On level 3; 0 for a business of level 1 or 2'),
  is_enable: z.boolean().default(true),
  note: z.string().nullable(),
  business_id: z.int(),
  ...written,
}

/** A line of business. Source: the studio document. */
export const BusinessRead = z.object(fields).meta({ id: 'BusinessRead' })

export type BusinessTreeNode = z.infer<typeof BusinessRead> & { children: BusinessTreeNode[] }

export const BusinessTreeNode: z.ZodType<BusinessTreeNode> = z
  .object({ ...fields, children: z.lazy(() => z.array(BusinessTreeNode)) })
  .meta({ id: 'BusinessTreeNode' })

export const BusinessUserRoleRead = z
  .object({
    id: z.int(),
    business_id: z.int(),
    uid: z.int(),
    username: z.string(),
    nickname: z.string().nullable(),
    role_id: z.string(),
    role_name: z.string().nullable(),
  })
  .meta({ id: 'BusinessUserRoleRead' })

export const ResourceType = z.enum([
  'flow',
  'project',
  'variable',
  'component',
  'skill',
  'mcp',
  'plugin',
  'knowledge_base',
])
export type ResourceType = z.infer<typeof ResourceType>

export const BusinessResourceRead = z
  .object({ id: z.string(), name: z.string(), resource_type: ResourceType, business_id: z.int() })
  .meta({ id: 'BusinessResourceRead' })
