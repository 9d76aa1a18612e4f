import { z } from 'zod'
import { modelShape } from './data-model'
import { Prisma } from './generated/client'

/** The row to change, delete or connect is not there (in this tenant). */
export function isNotFound(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && (error.code === 'P2025' || error.code === 'P2018')
}

/** The row would break a unique constraint; with `field`, one that this column takes part in. */
export function isUniqueViolation(error: unknown, field?: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false
  if (field === undefined) return true
  const violation = UniqueViolation.safeParse(error.meta)
  return violation.success && columnsOf(violation.data).includes(field)
}

/** The row names another one that is not there, or is still named by another one. */
export function isReferenceViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003'
}

const UniqueViolation = z.object({
  modelName: z.string(),
  driverAdapterError: z.object({
    cause: z.object({
      table: z.string().optional(),
      constraint: z.object({ index: z.string().optional(), fields: z.array(z.string()).optional() }),
    }),
  }),
})

/** Postgres names the constraint, not its columns; Prisma names constraints `Model_column_column_key`. */
function columnsOf({ modelName, driverAdapterError }: z.infer<typeof UniqueViolation>): string[] {
  const { constraint, table } = driverAdapterError.cause
  if (constraint.fields) return constraint.fields
  const { columns } = modelShape(modelName)
  const name = constraint.index ?? ''
  const prefix = `${table ?? modelName}_`
  if (!name.startsWith(prefix)) return []
  if (name.endsWith('_pkey')) return [...columns].filter((column) => column === 'id')
  return split(name.slice(prefix.length).replace(/_key$/, ''), columns) ?? []
}

/** Cuts `tenant_id_endpoint_name` into known columns; the longest column that leaves a solvable rest wins. */
function split(text: string, columns: ReadonlySet<string>): string[] | undefined {
  if (columns.has(text)) return [text]
  const heads = [...columns].filter((column) => text.startsWith(`${column}_`)).sort((a, b) => b.length - a.length)
  for (const head of heads) {
    const rest = split(text.slice(head.length + 1), columns)
    if (rest) return [head, ...rest]
  }
  return undefined
}
