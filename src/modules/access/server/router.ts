import { loginOps } from '@/modules/identity/contract/login.operations'
import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { bindingOps } from '../contract/binding.operations'
import { explanationOps } from '../contract/explanation.operations'
import { memberOps } from '../contract/member.operations'
import { permissionOps } from '../contract/permission.operations'
import { rightsOps } from '../contract/rights.operations'
import {
  addTenantGroupRole,
  batchRemoveTenantGroupRole,
  readTenantGroupRoles,
  removeTenantGroupRole,
} from './bindings/group-roles'
import { listRoleHolders } from './bindings/list-role-holders'
import {
  addTenantOrgRole,
  batchRemoveTenantOrgRole,
  readTenantOrgRoles,
  removeTenantOrgRole,
} from './bindings/org-roles'
import {
  addTenantUserRole,
  batchRemoveTenantUserRole,
  giveRole,
  readTenantUserRoles,
  removeTenantUserRole,
} from './bindings/user-roles'
import { logIn } from './log-in'
import { inviteMember, renewInvitation } from './members/invite-member'
import { refreshLogin } from './refresh-login'
import { explainAccess } from './rights/explain-access'
import { readMyAccess } from './rights/read-my-access'
import { switchTenant } from './rights/switch-tenant'
import {
  addModulePriv,
  patchModulePriv,
  readModulePrivTree,
  readPermissionModules,
  readPrivsByModule,
  removeModulePriv,
} from './roles/module-privs'
import { addRolePrivItem, readRolePrivs, readRolePrivTree, removeRolePrivItem } from './roles/role-privs'
import { addRole, patchRole, readRoles, removeRole } from './roles/roles'

export const accessRouter = router({
  login: procedure(loginOps.login).mutation(({ ctx, input }) => logIn(input, ctx)),
  read_my_access: procedure(rightsOps.read_my_access).query(({ ctx }) => readMyAccess(ctx.actor)),
  switch_tenant: procedure(rightsOps.switch_tenant).mutation(({ ctx, input }) => switchTenant(ctx.actor, input)),
  invite_member: procedure(memberOps.invite_member).mutation(({ ctx, input }) => inviteMember(ctx.actor, input)),
  renew_invitation: procedure(memberOps.renew_invitation).mutation(({ ctx, input }) =>
    renewInvitation(ctx.actor, input),
  ),
  explain_access: procedure(explanationOps.explain_access).query(({ ctx, input }) => explainAccess(ctx.actor, input)),
  refresh: procedure(loginOps.refresh).mutation(({ input }) => refreshLogin(input)),
  read_tenant_user_roles: procedure(bindingOps.read_tenant_user_roles).query(({ ctx, input }) =>
    readTenantUserRoles(ctx.actor, input),
  ),
  give_role: procedure(bindingOps.give_role).mutation(({ ctx, input }) => giveRole(ctx.actor, input)),
  add_tenant_user_role: procedure(bindingOps.add_tenant_user_role).mutation(({ ctx, input }) =>
    addTenantUserRole(ctx.actor, input),
  ),
  batch_remove_tenant_user_role: procedure(bindingOps.batch_remove_tenant_user_role).mutation(({ ctx, input }) =>
    batchRemoveTenantUserRole(ctx.actor, input),
  ),
  remove_tenant_user_role: procedure(bindingOps.remove_tenant_user_role).mutation(({ ctx, input }) =>
    removeTenantUserRole(ctx.actor, input),
  ),
  read_tenant_group_roles: procedure(bindingOps.read_tenant_group_roles).query(({ ctx, input }) =>
    readTenantGroupRoles(ctx.actor, input),
  ),
  add_tenant_group_role: procedure(bindingOps.add_tenant_group_role).mutation(({ ctx, input }) =>
    addTenantGroupRole(ctx.actor, input),
  ),
  batch_remove_tenant_group_role: procedure(bindingOps.batch_remove_tenant_group_role).mutation(({ ctx, input }) =>
    batchRemoveTenantGroupRole(ctx.actor, input),
  ),
  remove_tenant_group_role: procedure(bindingOps.remove_tenant_group_role).mutation(({ ctx, input }) =>
    removeTenantGroupRole(ctx.actor, input),
  ),
  read_tenant_org_roles: procedure(bindingOps.read_tenant_org_roles).query(({ ctx, input }) =>
    readTenantOrgRoles(ctx.actor, input),
  ),
  add_tenant_org_role: procedure(bindingOps.add_tenant_org_role).mutation(({ ctx, input }) =>
    addTenantOrgRole(ctx.actor, input),
  ),
  batch_remove_tenant_org_role: procedure(bindingOps.batch_remove_tenant_org_role).mutation(({ ctx, input }) =>
    batchRemoveTenantOrgRole(ctx.actor, input),
  ),
  remove_tenant_org_role: procedure(bindingOps.remove_tenant_org_role).mutation(({ ctx, input }) =>
    removeTenantOrgRole(ctx.actor, input),
  ),
  list_role_holders: procedure(bindingOps.list_role_holders).query(({ ctx, input }) =>
    listRoleHolders(ctx.actor, input),
  ),
  read_permission_modules: procedure(permissionOps.read_permission_modules).query(({ input }) =>
    readPermissionModules(input),
  ),
  read_privs_by_module: procedure(permissionOps.read_privs_by_module).query(({ ctx, input }) =>
    readPrivsByModule(ctx.actor, input),
  ),
  add_module_priv: procedure(permissionOps.add_module_priv).mutation(({ ctx, input }) =>
    addModulePriv(ctx.actor, input),
  ),
  read_module_priv_tree: procedure(permissionOps.read_module_priv_tree).query(({ ctx, input }) =>
    readModulePrivTree(ctx.actor, input),
  ),
  patch_module_priv: procedure(permissionOps.patch_module_priv).mutation(({ ctx, input }) =>
    patchModulePriv(ctx.actor, input),
  ),
  remove_module_priv: procedure(permissionOps.remove_module_priv).mutation(({ ctx, input }) =>
    removeModulePriv(ctx.actor, input),
  ),
  read_roles: procedure(permissionOps.read_roles).query(({ ctx, input }) => readRoles(ctx.actor, input)),
  add_role: procedure(permissionOps.add_role).mutation(({ ctx, input }) => addRole(ctx.actor, input)),
  patch_role: procedure(permissionOps.patch_role).mutation(({ ctx, input }) => patchRole(ctx.actor, input)),
  remove_role: procedure(permissionOps.remove_role).mutation(({ ctx, input }) => removeRole(ctx.actor, input)),
  read_role_privs: procedure(permissionOps.read_role_privs).query(({ ctx, input }) => readRolePrivs(ctx.actor, input)),
  add_role_priv_item: procedure(permissionOps.add_role_priv_item).mutation(({ ctx, input }) =>
    addRolePrivItem(ctx.actor, input),
  ),
  read_role_priv_tree: procedure(permissionOps.read_role_priv_tree).query(({ ctx, input }) =>
    readRolePrivTree(ctx.actor, input),
  ),
  remove_role_priv_item: procedure(permissionOps.remove_role_priv_item).mutation(({ ctx, input }) =>
    removeRolePrivItem(ctx.actor, input),
  ),
})
