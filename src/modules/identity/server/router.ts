import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { apiKeyOps } from '../contract/api-key.operations'
import { loginOps } from '../contract/login.operations'
import { userOps } from '../contract/user.operations'
import { changePassword } from './change-password'
import { createApiKey } from './create-api-key'
import { deleteApiKey } from './delete-api-key'
import { listApiKeys } from './list-api-keys'
import { logOut } from './log-out'
import { readCurrentUser } from './read-current-user'
import { updateProfile } from './update-profile'

export const identityRouter = router({
  read_current_user: procedure(userOps.read_current_user).query(({ ctx }) => readCurrentUser(ctx.actor)),
  update_profile: procedure(userOps.update_profile).mutation(({ ctx, input }) => updateProfile(ctx.actor, input)),
  change_password: procedure(userOps.change_password).mutation(({ ctx, input }) => changePassword(ctx.actor, input)),
  logout: procedure(loginOps.logout).mutation(({ ctx }) => logOut(ctx.actor)),
  list_api_keys: procedure(apiKeyOps.list_api_keys).query(({ ctx }) => listApiKeys(ctx.actor)),
  create_api_key: procedure(apiKeyOps.create_api_key).mutation(({ ctx, input }) => createApiKey(ctx.actor, input)),
  delete_api_key: procedure(apiKeyOps.delete_api_key).mutation(({ ctx, input }) => deleteApiKey(ctx.actor, input)),
})
