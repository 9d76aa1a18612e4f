import { z } from 'zod'
import type { NodeContext } from '@/engine/component'
import type { ChatTurn, ContentPart } from '@/engine/ports'
import { filesIn } from '@/engine/value-guards'
import { OptionalSelector } from '../selectors'

export const VisionConfig = z
  .object({
    enabled: z.boolean().catch(false),
    configs: z.object({ variable_selector: OptionalSelector }).nullish().catch(null),
  })
  .nullish()
  .catch(null)

/** The last thing that the user says, with the images that the node shows its model. */
export function withVision(turns: ChatTurn[], vision: z.infer<typeof VisionConfig>, context: NodeContext): ChatTurn[] {
  if (!vision?.enabled) return turns
  const selector = vision.configs?.variable_selector ?? ['sys', 'files']
  const parts = filesIn(context.read(selector)).map((file): ContentPart => ({ type: 'file', file }))
  if (parts.length === 0) return turns
  const at = turns.findLastIndex((turn) => turn.role === 'user')
  const user = turns[at]
  if (user?.role !== 'user') return [...turns, { role: 'user', content: parts }]
  const said: ContentPart[] = typeof user.content === 'string' ? [{ type: 'text', text: user.content }] : user.content
  return turns.with(at, { role: 'user', content: [...said, ...parts] })
}
