import { procedure } from '@/platform/trpc/procedure'
import { userGroupOps as ops } from '../../contract/user-group.operations'
import {
  addUserGroupMember,
  addUserGroupMembers,
  patchUserGroupMember,
  readUserGroupMembers,
  readUserGroupMemberUserCandidates,
  readUserGroupUserSearch,
  removeUserGroupMember,
  removeUserGroupMembers,
} from './user-group-members'
import { addUserGroup, browseUserGroups, patchUserGroup, readUserGroups, removeUserGroup } from './user-groups'

export const userGroupRoutes = {
  read_user_groups: procedure(ops.read_user_groups).query(({ ctx, input }) => readUserGroups(ctx.actor, input)),
  add_user_group: procedure(ops.add_user_group).mutation(({ ctx, input }) => addUserGroup(ctx.actor, input)),
  patch_user_group: procedure(ops.patch_user_group).mutation(({ ctx, input }) => patchUserGroup(ctx.actor, input)),
  remove_user_group: procedure(ops.remove_user_group).mutation(({ ctx, input }) => removeUserGroup(ctx.actor, input)),
  read_user_group_members: procedure(ops.read_user_group_members).query(({ ctx, input }) =>
    readUserGroupMembers(ctx.actor, input),
  ),
  add_user_group_member: procedure(ops.add_user_group_member).mutation(({ ctx, input }) =>
    addUserGroupMember(ctx.actor, input),
  ),
  read_user_group_member_user_candidates: procedure(ops.read_user_group_member_user_candidates).query(
    ({ ctx, input }) => readUserGroupMemberUserCandidates(ctx.actor, input),
  ),
  patch_user_group_member: procedure(ops.patch_user_group_member).mutation(({ ctx, input }) =>
    patchUserGroupMember(ctx.actor, input),
  ),
  remove_user_group_member: procedure(ops.remove_user_group_member).mutation(({ ctx, input }) =>
    removeUserGroupMember(ctx.actor, input),
  ),
  read_user_group_user_search: procedure(ops.read_user_group_user_search).query(({ ctx, input }) =>
    readUserGroupUserSearch(ctx.actor, input),
  ),
  browse_user_groups: procedure(ops.browse_user_groups).query(({ ctx, input }) => browseUserGroups(ctx.actor, input)),
  add_user_group_members: procedure(ops.add_user_group_members).mutation(({ ctx, input }) =>
    addUserGroupMembers(ctx.actor, input),
  ),
  remove_user_group_members: procedure(ops.remove_user_group_members).mutation(({ ctx, input }) =>
    removeUserGroupMembers(ctx.actor, input),
  ),
}
