import { loginOps } from '@/modules/identity/contract/login.operations'
import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { logIn } from './log-in'
import { refreshLogin } from './refresh-login'

export const accessRouter = router({
  login: procedure(loginOps.login).mutation(({ ctx, input }) => logIn(input, ctx)),
  refresh: procedure(loginOps.refresh).mutation(({ input }) => refreshLogin(input)),
})
