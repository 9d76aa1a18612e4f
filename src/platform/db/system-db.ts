import { PrismaPg } from '@prisma/adapter-pg'
import { processSingleton } from '@/lib/process-singleton'
import { PrismaClient } from './generated/client'
import { CONNECTION_WAIT_MS, databasePool } from './pool'
import { statementName } from './statement-name'

/**
 * The database without the tenant wall: for sign-in, set-up and other work above tenants. Everything else uses
 * `tenantDb`. One client and one pool per process, opened at the first query.
 *
 * @throws when DATABASE_URL is not set, which means that the process was not started by one of the scripts
 */
export const systemDb: () => PrismaClient = processSingleton('system-db', () => {
  const adapter = new PrismaPg(databasePool(), { statementNameGenerator: statementName })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: CONNECTION_WAIT_MS } })
})
