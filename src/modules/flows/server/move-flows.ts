import type { UserActor } from '@/contract/actor'
import { findProject } from './find-project'
import { moveIntoProject } from './move-into-project'

/** Puts flows that the caller may change into a project that they may change. 404 for all others. */
export async function moveFlows(actor: UserActor, input: { project_id: string; flow_ids: string[] }): Promise<null> {
  const project = await findProject(actor, input.project_id, 'flow:modify')
  const move = await moveIntoProject(actor, input.flow_ids)
  await move(project.id)
  return null
}
