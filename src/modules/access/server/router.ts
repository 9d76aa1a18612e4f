import { loginOps } from '@/modules/identity/contract/login.operations'
import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { rightsOps } from '../contract/rights.operations'
import { logIn } from './log-in'
import { refreshLogin } from './refresh-login'
import { readMyAccess } from './rights/read-my-access'
import { switchTenant } from './rights/switch-tenant'

export const accessRouter = router({
  login: procedure(loginOps.login).mutation(({ ctx, input }) => logIn(input, ctx)),
  read_my_access: procedure(rightsOps.read_my_access).query(({ ctx }) => readMyAccess(ctx.actor)),
  switch_tenant: procedure(rightsOps.switch_tenant).mutation(({ ctx, input }) => switchTenant(ctx.actor, input)),
  refresh: procedure(loginOps.refresh).mutation(({ input }) => refreshLogin(input)),
})
