import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { setupOps } from '../contract/setup.operations'
import { businessRoutes } from './business/business.routes'
import { createOwner } from './create-owner'
import { userGroupRoutes } from './group/user-group.routes'
import { orgRoutes } from './org/org.routes'
import { setupStatus } from './setup-status'
import { tenantRoutes } from './tenant/tenant.routes'

export const tenancyRouter = router({
  setup_status: procedure(setupOps.setup_status).query(() => setupStatus()),
  create_owner: procedure(setupOps.create_owner).mutation(({ input }) => createOwner(input)),
  ...tenantRoutes,
  ...businessRoutes,
  ...orgRoutes,
  ...userGroupRoutes,
})
