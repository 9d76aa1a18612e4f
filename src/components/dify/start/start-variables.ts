import { z } from 'zod'

/** One input field of a flow. */
const StartVariable = z.object({
  variable: z.string().min(1),
  label: z.string().catch(''),
  type: z.string().catch('text-input'),
  required: z.boolean().catch(false),
  /** Characters of a text, or files of a list; 0 and null mean no limit of its own. */
  max_length: z.coerce.number().int().positive().nullish().catch(null),
  options: z.array(z.coerce.string()).catch([]),
  default: z.unknown().optional(),
  hint: z.string().nullish().catch(null),
  allowed_file_types: z.array(z.string()).catch([]),
  allowed_file_extensions: z.array(z.string()).catch([]),
  hide: z.boolean().catch(false),
})

export type StartVariable = z.infer<typeof StartVariable>

/** The input fields that a start node declares; whatever cannot be read as one is left out. */
export function startVariables(value: unknown): StartVariable[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((item) => StartVariable.safeParse(item).data ?? [])
}
