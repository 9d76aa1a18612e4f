import pg from 'pg'
import { env } from '@/env'
import { processSingleton } from '@/lib/process-singleton'

/** How long a query waits for a free connection before it fails, in milliseconds. */
export const CONNECTION_WAIT_MS = 15_000

/**
 * The process's one pool of connections, opened at the first query; Prisma works on it too.
 *
 * @throws when DATABASE_URL is not set, which means that the process was not started by one of the scripts
 */
export const databasePool: () => pg.Pool = processSingleton('database-pool', () => {
  if (env.DATABASE_URL === undefined) {
    throw new Error('DATABASE_URL is not set. `npm start` sets it to the embedded database.')
  }
  const pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: env.MILLRACE_DATABASE_POOL,
    connectionTimeoutMillis: CONNECTION_WAIT_MS,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  })
  // A connection that breaks while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  return pool
})
