import type { z } from 'zod'
import type { NodeContext, NodeInputs } from '@/engine/component'
import { EngineError } from '@/engine/errors'

/** A node's settings in the shape that its handler needs. Throws `invalid_flow` that says which setting is wrong. */
export function parseConfig<T extends z.ZodType>(schema: T, inputs: NodeInputs, context: NodeContext): z.output<T> {
  const parsed = schema.safeParse(inputs)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path.join('.') ?? ''
  throw new EngineError(
    'invalid_flow',
    `The setting "${where}" of "${context.node_name}" is not usable: ${issue?.message}.`,
    {
      hint: 'Correct it in the inspector.',
    },
  )
}
