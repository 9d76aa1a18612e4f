import { z } from 'zod'
import { text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { SortOrder } from '@/modules/tenancy/contract/tenancy.schema'
import {
  ModuleIdText,
  ModulePrivRead,
  ModulePrivTreeNode,
  PermissionModuleRead,
  PrivId,
  PrivOperationTypeEnum,
  privOperationTypes,
  RoleId,
  RolePrivRead,
  RolePrivTreeNode,
  RoleRead,
} from './role.schema'

const common = { surface: 'studio', group: 'Permission' } as const
const modules = '/api/v1/permission/modules'
const roles = '/api/v1/permission/roles'
const search = text(200).nullish().describe('Part of an id or a name, any letter case')
const RoleName = text(64).trim().min(1)
const PrivName = text(128).trim().min(1)

export const permissionOps = {
  read_permission_modules: operation({
    ...common,
    method: 'GET',
    path: modules,
    access: 'role:read',
    summary: 'List the modules that privileges belong to',
    input: z.object({
      search,
      sort_by: z.enum(['module_id', 'module_name']).default('module_id'),
      sort_order: SortOrder,
    }),
    output: z.array(PermissionModuleRead),
  }),
  read_privs_by_module: operation({
    ...common,
    method: 'GET',
    path: `${modules}/{module_id}/privs`,
    access: 'role:read',
    summary: 'List the privileges of a module',
    input: z.object({
      module_id: ModuleIdText,
      is_sys_priv: z.boolean().nullish(),
      search,
      sort_by: z.enum(['priv_id', 'priv_name', 'priv_opr_type', 'is_sys_priv']).default('priv_id'),
      sort_order: SortOrder,
    }),
    output: z.array(ModulePrivRead),
  }),
  add_module_priv: operation({
    ...common,
    method: 'POST',
    path: `${modules}/{module_id}/privs`,
    status: 201,
    access: 'role:create',
    summary: 'Add a privilege of your own to a module',
    description: 'For your own programs to ask about; operations of the product ask for its own.',
    errors: ['conflict'],
    input: z.object({
      module_id: ModuleIdText,
      priv_id: PrivId,
      priv_name: PrivName,
      is_sys_priv: z.boolean().describe('True is for owners of the installation'),
      priv_opr_type: z.enum(privOperationTypes).default('READ'),
    }),
    output: ModulePrivRead,
  }),
  read_module_priv_tree: operation({
    ...common,
    method: 'GET',
    path: `${modules}/tree`,
    access: 'role:read',
    summary: 'Modules with their privileges',
    input: z.object({
      search,
      sort_by: z
        .enum(['module_id', 'module_name', 'priv_id', 'priv_name', 'priv_opr_type', 'is_sys_priv'])
        .default('module_id'),
      sort_order: SortOrder,
    }),
    output: z.array(ModulePrivTreeNode),
  }),
  patch_module_priv: operation({
    ...common,
    method: 'PATCH',
    path: `${modules}/{module_id}/privs/{priv_id}`,
    access: 'role:modify',
    summary: 'Change a privilege of your own',
    errors: ['conflict'],
    input: z.object({
      module_id: ModuleIdText,
      priv_id: PrivId,
      priv_name: PrivName.nullish(),
      is_sys_priv: z.boolean().nullish(),
      priv_opr_type: PrivOperationTypeEnum.nullish(),
    }),
    output: ModulePrivRead,
  }),
  remove_module_priv: operation({
    ...common,
    method: 'DELETE',
    path: `${modules}/{module_id}/privs/{priv_id}`,
    status: 204,
    access: 'role:delete',
    summary: 'Remove a privilege of your own that no role holds',
    errors: ['conflict'],
    input: z.object({ module_id: ModuleIdText, priv_id: PrivId }),
    output: z.null(),
  }),
  read_roles: operation({
    ...common,
    method: 'GET',
    path: roles,
    access: 'role:read',
    summary: 'List roles',
    input: z.object({
      search,
      sort_by: z.enum(['role_id', 'role_name', 'is_sys_role']).default('role_name'),
      sort_order: SortOrder,
    }),
    output: z.array(RoleRead),
  }),
  add_role: operation({
    ...common,
    method: 'POST',
    path: roles,
    status: 201,
    access: 'role:create',
    summary: 'Create a role, without privileges at first',
    errors: ['conflict'],
    input: z.object({ role_id: RoleId, role_name: RoleName, is_sys_role: z.boolean().default(false) }),
    output: RoleRead,
  }),
  patch_role: operation({
    ...common,
    method: 'PATCH',
    path: `${roles}/{role_id}`,
    access: 'role:modify',
    summary: 'Rename a role of your own',
    errors: ['conflict'],
    input: z.object({ role_id: RoleId, role_name: RoleName.nullish(), is_sys_role: z.boolean().nullish() }),
    output: RoleRead,
  }),
  remove_role: operation({
    ...common,
    method: 'DELETE',
    path: `${roles}/{role_id}`,
    status: 204,
    access: 'role:delete',
    summary: 'Remove a role of your own that is bound to nobody',
    errors: ['conflict'],
    input: z.object({ role_id: RoleId }),
    output: z.null(),
  }),
  read_role_privs: operation({
    ...common,
    method: 'GET',
    path: `${roles}/{role_id}/privs`,
    access: 'role:read',
    summary: 'List the privileges of a role',
    input: z.object({
      role_id: RoleId,
      search,
      sort_by: z.enum(['module_id', 'module_name', 'priv_id', 'priv_name', 'priv_opr_type']).default('module_id'),
      sort_order: SortOrder,
    }),
    output: z.array(RolePrivRead),
  }),
  add_role_priv_item: operation({
    ...common,
    method: 'POST',
    path: `${roles}/{role_id}/privs`,
    status: 201,
    access: 'role:modify',
    summary: 'Give a role of your own one more privilege',
    description:
      'It counts at the next request of everybody who holds the role. Nobody gives a privilege that they do not hold; rights over the installation cannot be given.',
    errors: ['conflict'],
    input: z.object({ role_id: RoleId, module_id: ModuleIdText, priv_id: text(64).min(1) }),
    output: RolePrivRead,
  }),
  read_role_priv_tree: operation({
    ...common,
    method: 'GET',
    path: `${roles}/tree`,
    access: 'role:read',
    summary: 'Roles with their privileges by module',
    input: z.object({
      search,
      sort_by: z
        .enum(['role_id', 'role_name', 'module_id', 'module_name', 'priv_id', 'priv_name', 'priv_opr_type'])
        .default('role_name'),
      sort_order: SortOrder,
    }),
    output: z.array(RolePrivTreeNode),
  }),
  remove_role_priv_item: operation({
    ...common,
    method: 'DELETE',
    path: `${roles}/{role_id}/privs/{module_id}/{priv_id}`,
    status: 204,
    access: 'role:modify',
    summary: 'Take a privilege from a role of your own',
    errors: ['conflict'],
    input: z.object({ role_id: RoleId, module_id: ModuleIdText, priv_id: PrivId }),
    output: z.null(),
  }),
}
