import { z } from 'zod'
import type { NodeContext } from '@/engine/component'
import type { ChatTurn } from '@/engine/ports'
import { sessionHistory } from '../../agent/history'

/** How much of the conversation a node looks back on. */
export const MemoryConfig = z
  .object({
    window: z
      .object({ enabled: z.boolean().catch(false), size: z.coerce.number().int().min(0).nullish().catch(null) })
      .nullish()
      .catch(null),
    query_prompt_template: z.string().nullish(),
    role_prefix: z
      .object({ user: z.string().catch(''), assistant: z.string().catch('') })
      .nullish()
      .catch(null),
  })
  .nullish()

/** Messages that are looked back on when a window sets no number. */
const ALL = 500

/** Earlier turns of the conversation, oldest first; the window counts rounds of question and answer. */
export function memoryTurns(memory: z.infer<typeof MemoryConfig>, context: NodeContext): Promise<ChatTurn[]> {
  if (!memory) return Promise.resolve([])
  const rounds = memory.window?.enabled ? memory.window.size : undefined
  return sessionHistory(context, rounds === undefined || rounds === null ? ALL : rounds * 2, '')
}
