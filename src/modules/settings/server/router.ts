import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { installationOps } from '../contract/installation.operations'
import { getConfig } from './get-config'
import { getVersion } from './get-version'
import { healthCheck } from './health-check'

export const settingsRouter = router({
  health: procedure(installationOps.health).query(() => ({ status: 'ok' })),
  health_check: procedure(installationOps.health_check).query(() => healthCheck()),
  get_version: procedure(installationOps.get_version).query(() => getVersion()),
  get_config: procedure(installationOps.get_config).query(() => getConfig()),
})
