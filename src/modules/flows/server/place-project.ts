import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { assertMayPlace } from '@/modules/tenancy/server'
import { noteForAudit } from '@/platform/audit/audited'
import type { projectOps } from '../contract/project.operations'
import { findProject } from './find-project'
import { projectRepository } from './project.repository'

/** Puts a project into a line of business in which the caller may make projects, or into none. */
export async function placeProject(
  actor: UserActor,
  { project_id, business_id }: z.infer<typeof projectOps.place_project.input>,
): Promise<null> {
  const project = await findProject(actor, project_id, 'flow:modify')
  if (project.business_id === business_id) return null
  if (project.is_default)
    throw new AppError('conflict', `"${project.name}" is the default project, which belongs to its owner alone`, {
      hint: 'Make another project for the business.',
    })
  await assertMayPlace(actor, { business_id }, 'flow:create', 'projects')
  const m_uid = actor.user_id
  if (!(await projectRepository.update(actor.tenant_id, project.id, { business_id, m_uid }))) throw notFound('Project')
  noteForAudit({ before: { business_id: project.business_id }, after: { business_id } })
  return null
}
