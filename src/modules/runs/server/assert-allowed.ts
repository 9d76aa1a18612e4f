import { nodeCapabilities } from '@/components/node-capabilities'
import { AppError } from '@/contract/errors'
import type { Capability } from '@/engine/capabilities'
import type { Plan } from '@/engine/plan'
import { logger } from '@/platform/telemetry/logger'

/**
 * Refuses with 403 a graph whose nodes can do more than is allowed. Publishing asks the same; here it counts also for what
 * came another way: a backup that was restored, a flow that is run by another, a grant that was taken back. Visitors are
 * not told which nodes there are; the log and the console's "Publish" are.
 */
export function assertAllowed(plan: Plan, allowed: readonly Capability[], flow: { id: string }): void {
  const beyond = [...plan.by_id.values()].flatMap(({ node }) =>
    nodeCapabilities(node)
      .filter((capability) => !allowed.includes(capability))
      .map((capability) => ({ node: node.name, capability })),
  )
  if (beyond.length === 0) return
  logger.warn(
    { flow_id: flow.id, beyond: beyond.slice(0, 20) },
    'a public flow was refused: nobody granted what it can do',
  )
  throw new AppError('forbidden', 'This flow can do more than visitors were granted', {
    hint: 'Whoever shared it can grant it under "Publish", or leave those steps out.',
  })
}
