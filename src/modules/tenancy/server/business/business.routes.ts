import { procedure } from '@/platform/trpc/procedure'
import { businessOps as ops } from '../../contract/business.operations'
import { addBusiness } from './add-business'
import {
  batchRemoveBusinessUserRole,
  readBusinessUserCandidates,
  readBusinessUserRoles,
  removeBusinessUser,
  removeBusinessUserRole,
  upsertBusinessUserRoles,
} from './business-users'
import { moveBusiness, patchBusiness } from './patch-business'
import { readBusinessResources } from './read-business-resources'
import { browseBusinesses, readBusiness, readBusinesses, readBusinessTree } from './read-businesses'
import { removeBusiness } from './remove-business'

export const businessRoutes = {
  read_businesses: procedure(ops.read_businesses).query(({ ctx, input }) => readBusinesses(ctx.actor, input)),
  add_business: procedure(ops.add_business).mutation(({ ctx, input }) => addBusiness(ctx.actor, input)),
  read_business_tree: procedure(ops.read_business_tree).query(({ ctx, input }) => readBusinessTree(ctx.actor, input)),
  read_business: procedure(ops.read_business).query(({ ctx, input }) => readBusiness(ctx.actor, input)),
  patch_business: procedure(ops.patch_business).mutation(({ ctx, input }) => patchBusiness(ctx.actor, input)),
  remove_business: procedure(ops.remove_business).mutation(({ ctx, input }) => removeBusiness(ctx.actor, input)),
  read_business_user_candidates: procedure(ops.read_business_user_candidates).query(({ ctx, input }) =>
    readBusinessUserCandidates(ctx.actor, input),
  ),
  read_business_user_roles: procedure(ops.read_business_user_roles).query(({ ctx, input }) =>
    readBusinessUserRoles(ctx.actor, input),
  ),
  upsert_business_user_roles: procedure(ops.upsert_business_user_roles).mutation(({ ctx, input }) =>
    upsertBusinessUserRoles(ctx.actor, input),
  ),
  batch_remove_business_user_role: procedure(ops.batch_remove_business_user_role).mutation(({ ctx, input }) =>
    batchRemoveBusinessUserRole(ctx.actor, input),
  ),
  remove_business_user_role: procedure(ops.remove_business_user_role).mutation(({ ctx, input }) =>
    removeBusinessUserRole(ctx.actor, input),
  ),
  remove_business_user: procedure(ops.remove_business_user).mutation(({ ctx, input }) =>
    removeBusinessUser(ctx.actor, input),
  ),
  read_business_resources: procedure(ops.read_business_resources).query(({ ctx, input }) =>
    readBusinessResources(ctx.actor, input),
  ),
  browse_businesses: procedure(ops.browse_businesses).query(({ ctx }) => browseBusinesses(ctx.actor)),
  move_business: procedure(ops.move_business).mutation(({ ctx, input }) => moveBusiness(ctx.actor, input)),
}
