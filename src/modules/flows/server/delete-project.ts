import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { deleteFlows } from './delete-flow'
import { findProject } from './find-project'
import { flowRepository } from './flow.repository'
import { projectRepository } from './project.repository'

/** Deletes a project, other than somebody's default one, with those of its flows that the caller may delete, and with all that hangs on them. */
export async function deleteProject(actor: UserActor, input: { project_id: string }): Promise<null> {
  const project = await findProject(actor, input.project_id, 'flow:delete')
  if (project.is_default)
    throw new AppError('conflict', `"${project.name}" is the default project, which stays: new flows go into it`, {
      hint: 'Delete its flows, or move them into another project.',
    })
  const flow_ids = await flowRepository.ids(actor.tenant_id, { project_id: project.id })
  await deleteFlows(actor, { flow_ids })
  await projectRepository.remove(actor.tenant_id, project.id)
  return null
}
