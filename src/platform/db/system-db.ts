import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/env'
import { processSingleton } from '@/lib/process-singleton'
import { PrismaClient } from './generated/client'
import { statementName } from './statement-name'

/** How long a query waits for a free connection before it fails, in milliseconds. */
const CONNECTION_WAIT_MS = 15_000

/**
 * The database without the tenant wall: for sign-in, set-up and other work above tenants. Everything else uses
 * `tenantDb`. One client and one pool per process, opened at the first query.
 *
 * @throws when DATABASE_URL is not set, which means that the process was not started by one of the scripts
 */
export const systemDb: () => PrismaClient = processSingleton('system-db', () => {
  if (env.DATABASE_URL === undefined) {
    throw new Error('DATABASE_URL is not set. `npm start` sets it to the embedded database.')
  }
  const adapter = new PrismaPg(
    {
      connectionString: env.DATABASE_URL,
      max: env.MILLRACE_DATABASE_POOL,
      connectionTimeoutMillis: CONNECTION_WAIT_MS,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
    },
    { statementNameGenerator: statementName },
  )
  return new PrismaClient({ adapter, transactionOptions: { maxWait: CONNECTION_WAIT_MS } })
})
