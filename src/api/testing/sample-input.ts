import { z } from 'zod'
import type { Operation } from '@/contract/operation'

/** A valid input for an operation: known ids by their names, and for the rest the simplest value that its schema takes. */
export function sampleInput(op: Operation, known: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(op.input.shape).flatMap(([key, schema]) => {
      // A name may mean something else elsewhere: what does not fit is not what is known.
      if (key in known && schema.safeParse(known[key]).success) return [[key, known[key]]]
      return schema.safeParse(undefined).success ? [] : [[key, sample(schema)]]
    }),
  )
}

function sample(schema: z.core.$ZodType): unknown {
  for (const candidate of candidates) if (z.safeParse(schema, candidate).success) return candidate
  throw new Error(`No sample value fits a schema of kind ${schema._zod.def.type}`)
}

const candidates: unknown[] = [
  'abcdefgh',
  1,
  true,
  [],
  {},
  'Generic',
  'password',
  'unlock',
  `mw_${'a'.repeat(43)}`,
  'flow:read',
  new File(['{"data":{"nodes":[],"edges":[]},"name":"uploaded"}'], 'flow.json'),
  '2026-01-01T00:00:00.000Z',
  '00000000-0000-4000-8000-000000000000',
  [{ role: 'user', content: 'abcdefgh' }],
  null,
]
