import { databasePool } from './pool'

/** A statement that is run so often that Prisma's own work per query would weigh. */
export interface Statement {
  /** Under which connections keep it prepared; unique in the product. */
  name: string
  text: string
}

/** Runs one prepared statement by itself. It stands above tenants: its text has to bind them. */
export async function runStatement(statement: Statement, values: readonly unknown[]): Promise<unknown[]> {
  const { rows } = await databasePool().query<Record<string, unknown>>({ ...statement, values: [...values] })
  return rows
}
