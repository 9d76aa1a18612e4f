import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { changeableBy } from './flow.policy'
import { flowRepository } from './flow.repository'
import { projectRepository } from './project.repository'

/** Checks that the caller may move these flows, and gives what moves them. Throws 404 that names those they may not. */
export async function moveIntoProject(
  actor: UserActor,
  flow_ids: readonly string[],
): Promise<(project_id: string) => Promise<void>> {
  const ids = [...new Set(flow_ids)]
  if (ids.length === 0) return async () => undefined
  const found = await flowRepository.ids(actor.tenant_id, { id: { in: ids }, AND: [changeableBy(actor)] })
  const missing = ids.filter((id) => !found.includes(id))
  if (missing.length > 0)
    throw new AppError('not_found', `Flows that cannot be moved: ${missing.slice(0, 5).join(', ')}`, {
      hint: 'Name flows that are there and that you may change.',
    })
  return async (project_id) => {
    await projectRepository.moveFlows(actor.tenant_id, { id: { in: found } }, project_id)
  }
}
