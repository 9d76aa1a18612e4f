import type { UserActor } from '@/contract/actor'
import { deleteFlows } from './delete-flow'
import { findProject } from './find-project'
import { flowRepository } from './flow.repository'
import { projectRepository } from './project.repository'

/** Deletes a project with those of its flows that the caller may delete, and with all that hangs on them. */
export async function deleteProject(actor: UserActor, input: { project_id: string }): Promise<null> {
  const project = await findProject(actor, input.project_id)
  const flow_ids = await flowRepository.ids(actor.tenant_id, { project_id: project.id })
  await deleteFlows(actor, { flow_ids })
  await projectRepository.remove(actor.tenant_id, project.id)
  return null
}
