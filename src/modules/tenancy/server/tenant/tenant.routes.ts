import { procedure } from '@/platform/trpc/procedure'
import { tenantOps } from '../../contract/tenant.operations'
import { listMembers, listTenantsOfUser, removeMember, removeMembers } from './members'
import { readTenantGroupCandidates, readTenantOrgCandidates, readTenantUserCandidates } from './tenant-candidates'
import { addTenant, patchTenant, readTenant, readTenants, removeTenant } from './tenants'

export const tenantRoutes = {
  read_tenants: procedure(tenantOps.read_tenants).query(({ ctx, input }) => readTenants(ctx.actor, input)),
  add_tenant: procedure(tenantOps.add_tenant).mutation(({ ctx, input }) => addTenant(ctx.actor, input)),
  read_tenant: procedure(tenantOps.read_tenant).query(({ ctx, input }) => readTenant(ctx.actor, input)),
  patch_tenant: procedure(tenantOps.patch_tenant).mutation(({ ctx, input }) => patchTenant(ctx.actor, input)),
  remove_tenant: procedure(tenantOps.remove_tenant).mutation(({ ctx, input }) => removeTenant(ctx.actor, input)),
  read_tenant_user_candidates: procedure(tenantOps.read_tenant_user_candidates).query(({ ctx, input }) =>
    readTenantUserCandidates(ctx.actor, input),
  ),
  read_tenant_group_candidates: procedure(tenantOps.read_tenant_group_candidates).query(({ ctx, input }) =>
    readTenantGroupCandidates(ctx.actor, input),
  ),
  read_tenant_org_candidates: procedure(tenantOps.read_tenant_org_candidates).query(({ ctx, input }) =>
    readTenantOrgCandidates(ctx.actor, input),
  ),
  list_members: procedure(tenantOps.list_members).query(({ ctx, input }) => listMembers(ctx.actor, input)),
  list_tenants_of_user: procedure(tenantOps.list_tenants_of_user).query(({ input }) => listTenantsOfUser(input)),
  remove_members: procedure(tenantOps.remove_members).mutation(({ ctx, input }) => removeMembers(ctx.actor, input)),
  remove_member: procedure(tenantOps.remove_member).mutation(({ ctx, input }) => removeMember(ctx.actor, input)),
}
