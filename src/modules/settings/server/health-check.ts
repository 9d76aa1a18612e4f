import { AppError } from '@/contract/errors'
import { systemDb } from '@/platform/db/system-db'
import { logger } from '@/platform/telemetry/logger'

/** Touches the database. Its error text stays in the log. */
export async function healthCheck() {
  try {
    await systemDb().$queryRaw`SELECT 1`
  } catch (error) {
    logger.error({ error }, 'health check: the database does not answer')
    throw new AppError('internal', 'The database does not answer', {
      details: { detail: { status: 'nok', chat: 'ok', db: 'error check the server logs' } },
    })
  }
  return { status: 'ok', chat: 'ok', db: 'ok' }
}
