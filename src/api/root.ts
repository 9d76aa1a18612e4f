import { accessRouter } from '@/modules/access/server/router'
import { auditRouter } from '@/modules/audit/server/router'
import { catalogRouter } from '@/modules/catalog/server/router'
import { filesRouter } from '@/modules/files/server/router'
import { flowsRouter } from '@/modules/flows/server/router'
import { identityRouter } from '@/modules/identity/server/router'
import { knowledgeRouter } from '@/modules/knowledge/server/router'
import { modelsRouter } from '@/modules/models/server/router'
import { monitorRouter } from '@/modules/monitor/server/router'
import { runsRouter } from '@/modules/runs/server/router'
import { settingsRouter } from '@/modules/settings/server/router'
import { tenancyRouter } from '@/modules/tenancy/server/router'
import { router } from '@/platform/trpc/trpc'
import { registerPlaces } from './register-places'

registerPlaces()

/** Every operation of the product, by module. */
export const rootRouter = router({
  settings: settingsRouter,
  identity: identityRouter,
  tenancy: tenancyRouter,
  access: accessRouter,
  audit: auditRouter,
  models: modelsRouter,
  files: filesRouter,
  catalog: catalogRouter,
  knowledge: knowledgeRouter,
  flows: flowsRouter,
  runs: runsRouter,
  monitor: monitorRouter,
})

export type RootRouter = typeof rootRouter
