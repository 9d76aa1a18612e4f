import { logger } from '@/platform/telemetry/logger'
import { failPaused } from './fail-paused'
import { FormRequest } from './form.dto'
import { formRepository } from './form.repository'
import { resumeRun } from './resume-run'

/** How often forms are looked at whose time is over, in milliseconds. */
const EVERY_MS = 15_000

/** From now on runs whose forms ran out go on, or fail when nothing is said about that. */
export function watchForms(): void {
  setInterval(() => void sweepForms(), EVERY_MS).unref()
}

/** One look; also takes up runs whose answer came while no process could go on with them. */
export async function sweepForms(): Promise<void> {
  try {
    for (const form of await formRepository.expire()) {
      if (FormRequest.parse(form.request).on_expiry === undefined) await failPaused(form.tenant_id, form.run_id)
    }
    for (const run of await formRepository.unresumed()) await resumeRun(run.tenant_id, run.id)
  } catch (error) {
    logger.error({ error }, 'forms whose time is over could not be looked at')
  }
}
