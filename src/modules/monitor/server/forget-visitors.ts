import { processSingleton } from '@/lib/process-singleton'
import { readSetting } from '@/modules/settings/server'
import { logger } from '@/platform/telemetry/logger'
import { visitorRepository } from './visitor.repository'

/** How often the settings are asked whether it is time, in milliseconds: their smallest interval. */
const LOOK_MS = 60_000
/** Conversations in one statement. */
const BATCH = 500

const last = processSingleton('visitors-forgotten', () => ({ at: Number.NEGATIVE_INFINITY }))

/** From now on conversations of visitors are deleted when their time is over, as the settings say. */
export function watchVisitors(): void {
  setInterval(() => void sweepVisitors(Date.now()), LOOK_MS).unref()
}

/** One look at a time in milliseconds; does nothing until the interval of the settings has passed since the last one. */
export async function sweepVisitors(now: number): Promise<void> {
  try {
    const interval = await readSetting('public_flows.cleanup_interval_seconds')
    if (now - last().at < interval * 1_000) return
    last().at = now
    const forgotten = await forgetVisitors(now)
    if (forgotten > 0) logger.info({ forgotten }, 'deleted conversations of visitors that expired')
  } catch (error) {
    logger.error({ error }, 'conversations of visitors that expired could not be deleted')
  }
}

/** Deletes every conversation of a visitor that has expired at this time; says how many. */
async function forgetVisitors(now: number): Promise<number> {
  const expiration = await readSetting('public_flows.expiration_seconds')
  const before = new Date(now - expiration * 1_000)
  let forgotten = 0
  for (;;) {
    const count = await visitorRepository.forget(before, BATCH)
    forgotten += count
    if (count < BATCH) return forgotten
  }
}
