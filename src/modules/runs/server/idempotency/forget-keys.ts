import { logger } from '@/platform/telemetry/logger'
import { runKeyRepository } from './run-key.repository'

const HOUR_MS = 60 * 60 * 1_000

/** From now on keys that are not remembered any more are removed. */
export function watchKeys(): void {
  setInterval(() => void forgetKeys(), HOUR_MS).unref()
}

async function forgetKeys(): Promise<void> {
  try {
    await runKeyRepository.removeForgotten()
  } catch (error) {
    logger.error({ error }, 'idempotency keys of the past could not be removed')
  }
}
