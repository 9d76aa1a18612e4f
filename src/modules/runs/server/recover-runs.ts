import type { EngineErrorShape } from '@/engine'
import { deleteFiles, fileRepository } from '@/modules/files/server'
import { on } from '@/platform/events/domain-events'
import { watchForms } from './expire-forms'
import { watchKeys } from './idempotency/forget-keys'
import { runKeyRepository } from './idempotency/run-key.repository'
import { liveRuns } from './live-runs'
import { runRepository } from './run.repository'
import { forgetFlows, watchSlots } from './slots/count-runs'

/** At start: ends what an earlier process left behind, and listens for flows that go. */
export async function recoverRuns(): Promise<number> {
  on('flows_deleted', 'runs', async ({ tenant_id, flow_ids }) => {
    await runRepository.removeOfFlows(tenant_id, flow_ids)
    await forgetFlows(tenant_id, flow_ids)
    await runKeyRepository.removeOfFlows(tenant_id, flow_ids)
    const files = await fileRepository.ofFlows(tenant_id, flow_ids)
    await deleteFiles(
      tenant_id,
      files.map((file) => file.id),
    )
  })
  watchForms()
  watchKeys()
  const ended = await runRepository.failLeftovers(liveRuns().owner, error, {
    type: 'run_failed',
    error,
    duration_ms: 0,
  })
  watchSlots()
  return ended
}

const error: EngineErrorShape = {
  code: 'internal',
  message: 'The server stopped while this run was going on.',
  hint: 'Run it again.',
}
