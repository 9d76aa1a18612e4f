import { z } from 'zod'
import { BulkResults, MOST_AT_ONCE } from '@/contract/bulk'
import { text, UserId } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { Note, SortOrder, TenantId, Uid, UserCandidatesResponse, written } from './tenancy.schema'

const common = { surface: 'studio', group: 'Tenants' } as const

const TenantName = text(64).trim().min(1).describe('Unique on the installation')

export const TenantRead = z
  .object({
    tenant_name: z.string(),
    is_sys: z.boolean().default(false).describe('Came with the installation: stays, and stays active'),
    is_active: z.boolean().default(true).describe('Nobody enters an inactive tenant; nothing of it is lost'),
    note: z.string().nullable(),
    tenant_id: TenantId.nullable(),
    ...written,
  })
  .meta({ id: 'TenantRead' })

const candidates = {
  search: text(200).nullish().describe('Part of a name, any letter case'),
  skip: z.int().min(0).max(1_000_000).default(0),
  limit: z.int().min(1).max(500).default(10),
}

const GroupCandidatesResponse = z
  .object({
    total_count: z.int(),
    users: z
      .array(z.object({ group_id: z.int(), group_name: z.string() }).meta({ id: 'GroupCandidate' }))
      .describe('Groups, under the key that the document gives them'),
  })
  .meta({ id: 'GroupCandidatesResponse' })

const OrgCandidatesResponse = z
  .object({
    total_count: z.int(),
    users: z
      .array(
        z
          .object({ org_id: z.int(), org_name: z.string(), org_code: z.string().nullable() })
          .meta({ id: 'OrgCandidate' }),
      )
      .describe('Orgs, under the key that the document gives them'),
  })
  .meta({ id: 'OrgCandidatesResponse' })

/** `invited`: has not used the link yet. `off`: locked, or not active. */
export const memberStates = ['active', 'invited', 'off'] as const
export type MemberState = (typeof memberStates)[number]

export const tenantOps = {
  read_tenants: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/tenants',
    access: 'authenticated',
    summary: 'List tenants',
    description: 'Those that the caller belongs to; all with `is_all`, for owners of the installation.',
    input: z.object({
      sort_by: z.enum(['tenant_id', 'tenant_name', 'is_sys', 'is_active']).default('tenant_name'),
      sort_order: SortOrder,
      is_all: z.boolean().default(false),
    }),
    output: z.array(TenantRead),
  }),
  add_tenant: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/tenants',
    status: 201,
    access: 'tenant:create',
    summary: 'Create a tenant',
    description: 'Whoever creates it becomes its owner.',
    errors: ['conflict'],
    input: z.object({
      tenant_name: TenantName,
      is_sys: z.boolean().default(false),
      is_active: z.boolean().default(true),
      note: Note.nullish(),
      tenant_id: TenantId.nullish().describe('Chosen by the caller; made unless given'),
    }),
    output: TenantRead,
  }),
  read_tenant: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/tenants/{tenant_id}',
    access: 'authenticated',
    summary: 'Read a tenant that you belong to',
    input: z.object({ tenant_id: TenantId }),
    output: TenantRead,
  }),
  patch_tenant: operation({
    ...common,
    method: 'PATCH',
    path: '/api/v1/tenants/{tenant_id}',
    access: 'tenant:modify',
    summary: 'Change a tenant',
    description: 'Its owners change name and note; owners of the installation also whether it is active.',
    errors: ['conflict'],
    input: z.object({
      tenant_id: TenantId,
      tenant_name: TenantName.nullish(),
      is_sys: z.boolean().nullish(),
      is_active: z.boolean().nullish(),
      note: Note.nullish(),
    }),
    output: TenantRead,
  }),
  remove_tenant: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/tenants/{tenant_id}',
    status: 204,
    access: 'tenant:delete',
    summary: 'Erase an inactive tenant with everything in it',
    description: '409 while it is active: deactivating keeps everything, erasing cannot be taken back.',
    errors: ['conflict'],
    input: z.object({ tenant_id: TenantId }),
    output: z.null(),
  }),
  read_tenant_user_candidates: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/tenants/user-candidates',
    access: 'binding:read',
    summary: 'Users whom roles can be bound to',
    description: 'Members of the tenant; for owners of the installation everybody on it.',
    input: z.object(candidates),
    output: UserCandidatesResponse,
  }),
  read_tenant_group_candidates: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/tenants/group-candidates',
    access: 'binding:read',
    summary: 'Groups that roles can be bound to',
    input: z.object({ tenant_id: TenantId.nullish(), ...candidates }),
    output: GroupCandidatesResponse,
  }),
  read_tenant_org_candidates: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/tenants/org-candidates',
    access: 'binding:read',
    summary: 'Orgs that roles can be bound to',
    input: z.object({ tenant_id: TenantId.nullish(), ...candidates }),
    output: OrgCandidatesResponse,
  }),
  list_members: operation({
    surface: 'console',
    group: 'Tenants',
    access: 'member:read',
    summary: 'Who belongs to your tenant',
    input: z.object({
      search: text(200).default(''),
      role_id: text(32).default('').describe('Only those whom this role is bound to themselves'),
      state: z.enum(memberStates).nullish(),
      sort: z.enum(['username', 'last_login_at', 'create_at']).default('username'),
      order: SortOrder,
      cursor: z.int().min(0).max(1_000_000).default(0),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({
      items: z.array(
        z.object({
          uid: z.int(),
          username: z.string(),
          nickname: z.string().nullable(),
          email: z.string(),
          last_login_at: z.iso.datetime().nullable(),
          joined_at: z.iso.datetime(),
          state: z.enum(memberStates),
          roles: z
            .array(z.object({ relation_id: z.int(), role_id: z.string() }))
            .describe('Bound to the person themselves'),
        }),
      ),
      total: z.int(),
      next_cursor: z.int().nullable(),
    }),
  }),
  remove_member: operation({
    surface: 'console',
    group: 'Tenants',
    access: 'member:delete',
    summary: 'Take somebody out of your tenant',
    description:
      'Ends their sign-ins and keys here, and every role, group, org and business of theirs. What they made stays.',
    input: z.object({ uid: z.int().min(1).max(2_147_483_647) }),
    output: z.null(),
  }),
  remove_members: operation({
    surface: 'console',
    group: 'Tenants',
    access: 'member:delete',
    summary: 'Take several people out of your tenant',
    description: 'Says of each what was done or why not.',
    input: z.object({ uids: z.array(Uid).min(1).max(MOST_AT_ONCE) }),
    output: BulkResults,
  }),
  list_tenants_of_user: operation({
    surface: 'console',
    group: 'Tenants',
    access: 'user:read',
    summary: 'Tenants that a user belongs to, with the roles bound to them there',
    input: z.object({ user_id: UserId }),
    output: z.array(
      z.object({
        tenant_id: TenantId,
        tenant_name: z.string(),
        is_active: z.boolean(),
        role_ids: z.array(z.string()),
      }),
    ),
  }),
}
