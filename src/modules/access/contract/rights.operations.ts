import { z } from 'zod'
import { text, UserId } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { Privilege } from './privilege.schema'

const common = { surface: 'console', group: 'Access' } as const

export const rightsOps = {
  read_my_access: operation({
    ...common,
    access: 'authenticated',
    summary: 'Where you are, where else you may go, and what you may do here',
    input: z.object({}),
    output: z.object({
      user_id: UserId,
      is_superuser: z.boolean().describe('Owner of the installation'),
      tenant_id: z.uuid(),
      tenant_name: z.string(),
      tenants: z
        .array(z.object({ tenant_id: z.uuid(), tenant_name: z.string() }))
        .describe('Active tenants that you belong to, by name'),
      roles: z.array(z.object({ role_id: z.string(), role_name: z.string() })),
      privileges: z.array(Privilege).describe('Held in the whole tenant'),
      businesses: z.array(z.object({ business_id: z.int(), privileges: z.array(Privilege) })),
    }),
  }),
  switch_tenant: operation({
    ...common,
    access: 'authenticated',
    summary: 'Go on in another tenant that you belong to',
    description: 'For sign-ins only: an API key stays in the tenant that it was made in.',
    input: z.object({ tenant_id: z.uuid() }),
    output: z.object({ tenant_id: z.uuid(), tenant_name: text(64) }),
  }),
}
