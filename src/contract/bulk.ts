import { z } from 'zod'

/** Most rows that one request changes. */
export const MOST_AT_ONCE = 500

/** What became of each of many that were named, in their order. */
export const BulkResults = z.array(
  z.object({
    id: z.int(),
    /** Why not; null when it was done. */
    fault: z.object({ message: z.string(), hint: z.string().nullable() }).nullable(),
  }),
)
export type BulkResults = z.infer<typeof BulkResults>
