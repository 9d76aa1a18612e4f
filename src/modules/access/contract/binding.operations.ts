import { z } from 'zod'
import { BulkResults, MOST_AT_ONCE } from '@/contract/bulk'
import { text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { DeletedCount, GroupId, Ids, OrgId, SortOrder, TenantId, Uid } from '@/modules/tenancy/contract/tenancy.schema'
import { RoleId } from './role.schema'

const common = { surface: 'studio', group: 'Tenants' } as const
const at = '/api/v1/tenants'
const RelationId = z.int().min(1).max(2_147_483_647).describe('Id of a binding')
const search = text(200).nullish().describe('Part of the name of who holds it or of the role, any letter case')
const bindingErrors = ['conflict', 'not_found'] as const

const bound = {
  id: z.int(),
  tenant_id: TenantId,
  tenant_name: z.string().nullable(),
  role_id: z.string(),
  role_name: z.string().nullable(),
}

export const TenantUserRoleRead = z
  .object({ ...bound, uid: z.int(), username: z.string(), nickname: z.string().nullable() })
  .meta({ id: 'TenantUserRoleRead' })
export const TenantGroupRoleRead = z
  .object({ ...bound, group_id: z.int(), group_name: z.string() })
  .meta({ id: 'TenantGroupRoleRead' })
export const TenantOrgRoleRead = z
  .object({ ...bound, org_id: z.int(), org_name: z.string() })
  .meta({ id: 'TenantOrgRoleRead' })

const tenant = { tenant_id: TenantId.nullish().describe("The caller's own unless said") }
const remove = z.object({ ids: Ids.describe('Ids of bindings; those that are not there are passed over') })

export const holderKinds = ['user', 'group', 'org'] as const
export type HolderKind = (typeof holderKinds)[number]

export const bindingOps = {
  read_tenant_user_roles: operation({
    ...common,
    method: 'GET',
    path: `${at}/user-roles`,
    access: 'binding:read',
    summary: 'Roles that are bound to users',
    input: z.object({
      ...tenant,
      search,
      sort_by: z.enum(['id', 'tenant_name', 'username', 'nickname', 'role_id', 'role_name']).default('id'),
      sort_order: SortOrder,
    }),
    output: z.array(TenantUserRoleRead),
  }),
  add_tenant_user_role: operation({
    ...common,
    method: 'POST',
    path: `${at}/user-roles`,
    status: 201,
    access: 'binding:create',
    summary: 'Bind a role to a user',
    description:
      'The user by id or by name, exactly one of them. Owners of the installation let people into the tenant by this; all others name its members. Nobody gives more than they hold.',
    errors: bindingErrors,
    input: z.object({
      tenant_id: TenantId,
      role_id: RoleId,
      uid: Uid.nullish(),
      username: text(64).min(1).nullish(),
    }),
    output: TenantUserRoleRead,
  }),
  give_role: operation({
    surface: 'console',
    group: common.group,
    access: 'binding:create',
    summary: 'Bind a role to several members of your tenant',
    description: 'Says of each what was done or why not. Nobody gives more than they hold.',
    input: z.object({ role_id: RoleId, uids: z.array(Uid).min(1).max(MOST_AT_ONCE) }),
    output: BulkResults,
  }),
  batch_remove_tenant_user_role: operation({
    ...common,
    method: 'POST',
    path: `${at}/user-roles/batch-delete`,
    access: 'binding:delete',
    summary: 'Take several roles from users',
    errors: ['conflict'],
    input: remove,
    output: DeletedCount,
  }),
  remove_tenant_user_role: operation({
    ...common,
    method: 'DELETE',
    path: `${at}/user-roles/{relation_id}`,
    status: 204,
    access: 'binding:delete',
    summary: 'Take a role from a user',
    description: '409 for the last owner of a tenant.',
    errors: ['conflict'],
    input: z.object({ relation_id: RelationId }),
    output: z.null(),
  }),
  read_tenant_group_roles: operation({
    ...common,
    method: 'GET',
    path: `${at}/group-roles`,
    access: 'binding:read',
    summary: 'Roles that are bound to groups',
    input: z.object({
      ...tenant,
      search,
      sort_by: z.enum(['id', 'tenant_name', 'group_name', 'role_id', 'role_name']).default('id'),
      sort_order: SortOrder,
    }),
    output: z.array(TenantGroupRoleRead),
  }),
  add_tenant_group_role: operation({
    ...common,
    method: 'POST',
    path: `${at}/group-roles`,
    status: 201,
    access: 'binding:create',
    summary: 'Bind a role to all members of a group',
    description: 'The group by id or by name, exactly one of them.',
    errors: bindingErrors,
    input: z.object({
      tenant_id: TenantId,
      role_id: RoleId,
      group_id: GroupId.nullish(),
      group_name: text(64).min(1).nullish(),
    }),
    output: TenantGroupRoleRead,
  }),
  batch_remove_tenant_group_role: operation({
    ...common,
    method: 'POST',
    path: `${at}/group-roles/batch-delete`,
    access: 'binding:delete',
    summary: 'Take several roles from groups',
    input: remove,
    output: DeletedCount,
  }),
  remove_tenant_group_role: operation({
    ...common,
    method: 'DELETE',
    path: `${at}/group-roles/{relation_id}`,
    status: 204,
    access: 'binding:delete',
    summary: 'Take a role from a group',
    input: z.object({ relation_id: RelationId }),
    output: z.null(),
  }),
  read_tenant_org_roles: operation({
    ...common,
    method: 'GET',
    path: `${at}/org-roles`,
    access: 'binding:read',
    summary: 'Roles that are bound to orgs',
    input: z.object({
      ...tenant,
      search,
      sort_by: z.enum(['id', 'tenant_name', 'org_name', 'role_id', 'role_name']).default('id'),
      sort_order: SortOrder,
    }),
    output: z.array(TenantOrgRoleRead),
  }),
  add_tenant_org_role: operation({
    ...common,
    method: 'POST',
    path: `${at}/org-roles`,
    status: 201,
    access: 'binding:create',
    summary: 'Bind a role to all members of an org and of the orgs below it',
    description: 'The org by id or by name, exactly one of them; a name that several orgs have is refused.',
    errors: bindingErrors,
    input: z.object({
      tenant_id: TenantId,
      role_id: RoleId,
      org_id: OrgId.nullish(),
      org_name: text(64).min(1).nullish(),
    }),
    output: TenantOrgRoleRead,
  }),
  batch_remove_tenant_org_role: operation({
    ...common,
    method: 'POST',
    path: `${at}/org-roles/batch-delete`,
    access: 'binding:delete',
    summary: 'Take several roles from orgs',
    input: remove,
    output: DeletedCount,
  }),
  remove_tenant_org_role: operation({
    ...common,
    method: 'DELETE',
    path: `${at}/org-roles/{relation_id}`,
    status: 204,
    access: 'binding:delete',
    summary: 'Take a role from an org',
    input: z.object({ relation_id: RelationId }),
    output: z.null(),
  }),
  list_role_holders: operation({
    surface: 'console',
    group: 'Tenants',
    access: 'binding:read',
    summary: 'Whom a role of your tenant is bound to, page by page',
    description: 'Holders of the role in a single business are counted here and listed with the business.',
    input: z.object({
      role_id: RoleId,
      kind: z.enum(holderKinds).default('user'),
      search: text(200).default('').describe('Part of a name, any letter case'),
      cursor: z.int().min(0).max(1_000_000).default(0),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({
      items: z.array(
        z.object({
          relation_id: z.int(),
          subject_id: z.int().describe('Id of the user, group or org'),
          name: z.string(),
          nickname: z.string().nullable().describe('Of users'),
        }),
      ),
      total: z.int(),
      next_cursor: z.int().nullable(),
      counts: z
        .object({ users: z.int(), groups: z.int(), orgs: z.int(), businesses: z.int() })
        .describe('Of the role, whatever was searched'),
    }),
  }),
}
