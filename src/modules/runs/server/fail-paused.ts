import type { EngineErrorShape } from '@/engine'
import { formRepository } from './form.repository'
import { runRepository } from './run.repository'

/** Why a run fails whose form nobody answered. */
const unanswered: EngineErrorShape = {
  code: 'node_timeout',
  message: 'Nobody answered the form in time.',
  hint: 'Run it again, or give the form more time.',
}

/** Ends a paused run that nobody can go on with. */
export async function failPaused(tenant_id: string, run_id: string, error = unanswered): Promise<undefined> {
  const last = { type: 'run_failed', error, duration_ms: 0 } as const
  await runRepository.endPaused(tenant_id, run_id, 'failed', error, last)
  await formRepository.cancelOfRun(tenant_id, run_id)
  return undefined
}
