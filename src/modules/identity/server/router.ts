import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { apiKeyOps } from '../contract/api-key.operations'
import { loginOps } from '../contract/login.operations'
import { userOps } from '../contract/user.operations'
import { addUser } from './add-user'
import { changePassword } from './change-password'
import { disconnectAccount, listConnectedAccounts, startConnecting } from './connected-accounts'
import { createApiKey } from './create-api-key'
import { deleteApiKey } from './delete-api-key'
import { deleteUser } from './delete-user'
import { listApiKeys } from './list-api-keys'
import { logOut } from './log-out'
import { changeUsers, deleteUsers } from './many-users'
import { createResetLink, readPasswordLink, redeemPasswordLink } from './password-links'
import { patchUser } from './patch-user'
import { readAllUsers } from './read-all-users'
import { readCurrentUser } from './read-current-user'
import { resetPassword } from './reset-password'
import { signUpStatus } from './sign-up-status'
import { updateProfile } from './update-profile'

export const identityRouter = router({
  add_user: procedure(userOps.add_user).mutation(({ ctx, input }) => addUser(ctx.actor, input)),
  read_all_users: procedure(userOps.read_all_users).query(({ input }) => readAllUsers(input)),
  patch_user: procedure(userOps.patch_user).mutation(({ ctx, input }) => patchUser(ctx.actor, input)),
  delete_user: procedure(userOps.delete_user).mutation(({ ctx, input }) => deleteUser(ctx.actor, input)),
  change_users: procedure(userOps.change_users).mutation(({ ctx, input }) => changeUsers(ctx.actor, input)),
  delete_users: procedure(userOps.delete_users).mutation(({ ctx, input }) => deleteUsers(ctx.actor, input)),
  reset_password: procedure(userOps.reset_password).mutation(({ ctx, input }) => resetPassword(ctx.actor, input)),
  sign_up_status: procedure(userOps.sign_up_status).query(() => signUpStatus()),
  create_reset_link: procedure(userOps.create_reset_link).mutation(({ ctx, input }) =>
    createResetLink(ctx.actor, input),
  ),
  read_password_link: procedure(userOps.read_password_link).mutation(({ input }) => readPasswordLink(input)),
  redeem_password_link: procedure(userOps.redeem_password_link).mutation(({ input }) => redeemPasswordLink(input)),
  read_current_user: procedure(userOps.read_current_user).query(({ ctx }) => readCurrentUser(ctx.actor)),
  update_profile: procedure(userOps.update_profile).mutation(({ ctx, input }) => updateProfile(ctx.actor, input)),
  change_password: procedure(userOps.change_password).mutation(({ ctx, input }) => changePassword(ctx.actor, input)),
  list_connected_accounts: procedure(userOps.list_connected_accounts).query(({ ctx }) =>
    listConnectedAccounts(ctx.actor),
  ),
  start_connecting: procedure(userOps.start_connecting).mutation(({ ctx }) => startConnecting(ctx.actor)),
  disconnect_account: procedure(userOps.disconnect_account).mutation(({ ctx, input }) =>
    disconnectAccount(ctx.actor, input),
  ),
  logout: procedure(loginOps.logout).mutation(({ ctx }) => logOut(ctx.actor)),
  list_api_keys: procedure(apiKeyOps.list_api_keys).query(({ ctx }) => listApiKeys(ctx.actor)),
  create_api_key: procedure(apiKeyOps.create_api_key).mutation(({ ctx, input }) => createApiKey(ctx.actor, input)),
  delete_api_key: procedure(apiKeyOps.delete_api_key).mutation(({ ctx, input }) => deleteApiKey(ctx.actor, input)),
})
