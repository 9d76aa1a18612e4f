import { z } from 'zod'
import { text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { Uid } from '@/modules/tenancy/contract/tenancy.schema'
import { Privilege } from './privilege.schema'
import { RoleId } from './role.schema'

export const objectKinds = ['flow', 'project', 'knowledge_base', 'variable'] as const
export type ObjectKind = (typeof objectKinds)[number]

const Way = z.object({
  via: z.enum(['user', 'group', 'org', 'business', 'installation']),
  subject_id: z.int().describe('Id of the user, group, org or business'),
  subject_name: z.string(),
  role_id: z.string().nullable().describe('Null for owners of the installation'),
  role_name: z.string(),
  grants: z.boolean().describe('Whether the role holds the privilege'),
  counts: z.boolean().describe('Whether it reaches the object: a role of a business counts in it and below it'),
})

export const explanationOps = {
  explain_access: operation({
    surface: 'console',
    group: 'Access',
    access: 'binding:read',
    summary: 'Why somebody may do something, or may not',
    description:
      'Every role that reaches the person, by which way, whether it holds the privilege, and what the rules of the object say. With `without_role` also what would be if that role were gone.',
    input: z.object({
      uid: Uid,
      privilege: Privilege,
      object: z.object({ kind: z.enum(objectKinds), id: z.uuid() }).nullish(),
      without_role: RoleId.nullish(),
    }),
    output: z.object({
      allowed: z.boolean(),
      /** One sentence. */
      because: z.string(),
      person: z.object({ uid: z.int(), username: z.string(), nickname: z.string().nullable() }),
      ways: z.array(Way),
      object: z.object({ kind: z.enum(objectKinds), id: z.uuid(), name: z.string(), rule: text(500) }).nullable(),
      without: z.object({ role_id: z.string(), allowed: z.boolean(), because: z.string() }).nullable(),
    }),
  }),
}
