import { env } from '@/env'
import { closeIndexing, recoverIndexing } from '@/modules/knowledge/server'
import { watchVisitors } from '@/modules/monitor/server'
import { liveRuns, recoverRuns } from '@/modules/runs/server'
import { prepareSettings } from '@/modules/settings/server'
import { createFirstOwner, ownerRepository } from '@/modules/tenancy/server'
import { closeSandbox } from '@/platform/sandbox/sandbox'
import { clearIncoming } from '@/platform/storage/received-file'
import { logger } from '@/platform/telemetry/logger'
import { directRoutes } from './direct'

const patience = 18_000

/** Once per process, before the first request: settings and lists, the operator's owner, left-over runs, and the way to stop. */
export async function boot(): Promise<void> {
  await prepareSettings()
  const { MILLRACE_OWNER_USERNAME: username, MILLRACE_OWNER_PASSWORD: password } = env
  if (username && password && !(await ownerRepository.exists())) {
    await createFirstOwner({ username, password })
    logger.info({ username }, 'created the owner from MILLRACE_OWNER_USERNAME')
  }
  await clearIncoming()
  const ended = await recoverRuns()
  if (ended > 0) logger.warn({ ended }, 'ended runs that an earlier process left behind')
  watchVisitors()
  const waiting = await recoverIndexing()
  if (waiting > 0) logger.info({ waiting }, 'goes on indexing documents of knowledge bases')
  // The start script's server finds these two by name: it is plain Node and knows nothing of this bundle.
  const hooks: { [key: symbol]: unknown } = globalThis as never
  hooks[Symbol.for('millrace.shutdown')] = () =>
    Promise.all([liveRuns().close(patience), closeIndexing()]).finally(closeSandbox)
  hooks[Symbol.for('millrace.direct')] = directRoutes
}
