import { z } from 'zod'

/** A prompt of which some variables got no value: chains of older flows fill in the rest. Kept in its message's properties. */
export const OpenPrompt = z.object({
  template: z.string(),
  double: z.boolean(),
  filled: z.record(z.string(), z.string()),
})
