import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import type { Project } from '@/platform/db/generated/client'
import { type FlowPrivilege, projectsWith } from './flow.policy'
import { projectRepository } from './project.repository'

/** A project that the caller holds a privilege over: their own, one of their business, or any for owners and admins. 404 for all others. */
export async function findProject(actor: UserActor, id: string, privilege: FlowPrivilege): Promise<Project> {
  const project = await projectRepository.find(actor.tenant_id, id, projectsWith(actor, privilege))
  if (!project) throw notFound('Project')
  return project
}
