import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { setupOps } from '../contract/setup.operations'
import { createOwner } from './create-owner'
import { setupStatus } from './setup-status'

export const tenancyRouter = router({
  setup_status: procedure(setupOps.setup_status).query(() => setupStatus()),
  create_owner: procedure(setupOps.create_owner).mutation(({ input }) => createOwner(input)),
})
