import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import type { Project } from '@/platform/db/generated/client'
import { ownedBy } from './flow.policy'
import { projectRepository } from './project.repository'

/** A project that the caller may see and change: their own, or any for owners and admins. 404 for all others. */
export async function findProject(actor: UserActor, id: string): Promise<Project> {
  const project = await projectRepository.find(actor.tenant_id, id, ownedBy(actor))
  if (!project) throw notFound('Project')
  return project
}
