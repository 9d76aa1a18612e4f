import { DatabaseError } from 'pg'

/** The statement would have broken this unique constraint, and did nothing. */
export function isStatementConflict(error: unknown, constraint: string): boolean {
  return error instanceof DatabaseError && error.code === '23505' && error.constraint === constraint
}
