import { procedure } from '@/platform/trpc/procedure'
import { orgOps as ops } from '../../contract/org.operations'
import { addOrg } from './add-org'
import { moveOrg } from './move-org'
import {
  addOrgMembers,
  patchOrgMember,
  readOrgMembers,
  readOrgMemberUserCandidates,
  readOrgUserSearch,
  removeOrgMember,
  removeOrgMembers,
} from './org-members'
import { patchOrg } from './patch-org'
import { browseOrgs, readOrgs, readOrgTree } from './read-orgs'
import { removeOrg } from './remove-org'

export const orgRoutes = {
  read_orgs: procedure(ops.read_orgs).query(({ ctx, input }) => readOrgs(ctx.actor, input)),
  add_org: procedure(ops.add_org).mutation(({ ctx, input }) => addOrg(ctx.actor, input)),
  read_org_tree: procedure(ops.read_org_tree).query(({ ctx, input }) => readOrgTree(ctx.actor, input)),
  patch_org: procedure(ops.patch_org).mutation(({ ctx, input }) => patchOrg(ctx.actor, input)),
  remove_org: procedure(ops.remove_org).mutation(({ ctx, input }) => removeOrg(ctx.actor, input)),
  read_org_members: procedure(ops.read_org_members).query(({ ctx, input }) => readOrgMembers(ctx.actor, input)),
  add_org_members: procedure(ops.add_org_members).mutation(({ ctx, input }) => addOrgMembers(ctx.actor, input)),
  read_org_member_user_candidates: procedure(ops.read_org_member_user_candidates).query(({ ctx, input }) =>
    readOrgMemberUserCandidates(ctx.actor, input),
  ),
  patch_org_member: procedure(ops.patch_org_member).mutation(({ ctx, input }) => patchOrgMember(ctx.actor, input)),
  remove_org_member: procedure(ops.remove_org_member).mutation(({ ctx, input }) => removeOrgMember(ctx.actor, input)),
  read_org_user_search: procedure(ops.read_org_user_search).query(({ ctx, input }) =>
    readOrgUserSearch(ctx.actor, input),
  ),
  browse_orgs: procedure(ops.browse_orgs).query(({ ctx }) => browseOrgs(ctx.actor)),
  move_org: procedure(ops.move_org).mutation(({ ctx, input }) => moveOrg(ctx.actor, input)),
  remove_org_members: procedure(ops.remove_org_members).mutation(({ ctx, input }) =>
    removeOrgMembers(ctx.actor, input),
  ),
}
