import { databasePool } from './pool'
import type { Statement } from './run-statement'

export type RunStatement = (statement: Statement, values: readonly unknown[]) => Promise<unknown[]>

/**
 * Several prepared statements that all happen or none, on one connection. Keep it short: the embedded database runs one
 * transaction at a time. They stand above tenants.
 */
export async function statementTransaction<R>(work: (run: RunStatement) => Promise<R>): Promise<R> {
  const connection = await databasePool().connect()
  let broken = false
  try {
    await connection.query('BEGIN')
    const result = await work(async (statement, values) => {
      const { rows } = await connection.query<Record<string, unknown>>({ ...statement, values: [...values] })
      return rows
    })
    await connection.query('COMMIT')
    return result
  } catch (error) {
    // A connection that cannot be taken back to its beginning is not given to anybody else.
    await connection.query('ROLLBACK').catch(() => {
      broken = true
    })
    throw error
  } finally {
    connection.release(broken)
  }
}
