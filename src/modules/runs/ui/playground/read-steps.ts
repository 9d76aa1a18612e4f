import { z } from 'zod'
import type { AgentStep } from './playground-types'

const Block = z.object({
  contents: z.array(
    z.object({
      type: z.literal('tool_use'),
      name: z.string(),
      tool_input: z.unknown(),
      output: z.unknown(),
      error: z.unknown(),
      duration: z.number().catch(0),
    }),
  ),
})

/** The steps of an agent as messages carry them; blocks of other kinds are left out. */
export function readSteps(blocks: unknown): AgentStep[] {
  if (!Array.isArray(blocks)) return []
  return blocks.flatMap((block) => {
    const parsed = Block.safeParse(block).data
    return (parsed?.contents ?? []).map((step) => ({
      name: step.name,
      input: step.tool_input,
      output: step.error ?? step.output,
      failed: step.error !== null && step.error !== undefined,
      duration_ms: step.duration,
    }))
  })
}

const Logged = z.object({
  name: z.string(),
  args: z.unknown(),
  result: z.unknown(),
  failed: z.boolean().catch(false),
  duration_ms: z.number().catch(0),
})

/** A step that a run has just logged. */
export function readLoggedStep(data: unknown): AgentStep | undefined {
  const step = Logged.safeParse(data).data
  return (
    step && {
      name: step.name,
      input: step.args,
      output: step.result,
      failed: step.failed,
      duration_ms: step.duration_ms,
    }
  )
}
