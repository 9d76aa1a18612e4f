import { z } from 'zod'

const Class = z.object({
  id: z.union([z.string(), z.number().transform(String)]),
  name: z.string().catch(''),
  label: z.string().optional().catch(undefined),
})

export type Class = z.infer<typeof Class>

/** The classes that a text may be of; what cannot be read as one is left out. */
export function classesOf(value: unknown): Class[] {
  return Array.isArray(value) ? value.flatMap((item) => Class.safeParse(item).data ?? []) : []
}
