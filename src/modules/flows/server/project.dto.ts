import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { memberNames } from '@/modules/tenancy/server'
import type { Project } from '@/platform/db/generated/client'
import { ProjectRead } from '../contract/project.schema'

type Read = z.infer<typeof ProjectRead>

const settings = ProjectRead.shape.auth_settings.catch(null)

/** A project row on the wire. */
export const projectDto = (project: Project, creator_name: string | null): Read => ({
  name: project.name,
  description: project.description,
  id: project.id,
  parent_id: null,
  tenant_id: project.tenant_id,
  business_id: project.business_id,
  org_id: project.org_id,
  is_self: null,
  is_enable: project.is_enable,
  is_release: null,
  is_version: null,
  is_hold: project.is_hold,
  is_deleted: false,
  release_version: project.release_version,
  priv_type: project.priv_type,
  project_skill: project.project_skill,
  auth_settings: settings.parse(project.auth_settings),
  icon: project.icon,
  user_id: project.user_id,
  m_uid: project.m_uid,
  ctime: project.create_at.toISOString(),
  utime: project.updated_at.toISOString(),
  creator_name,
})

/** Projects with the names of who made them. */
export async function describeProjects(actor: UserActor, projects: readonly Project[]): Promise<Read[]> {
  const names = await memberNames(
    actor.tenant_id,
    projects.map((project) => project.user_id),
  )
  return projects.map((project) => projectDto(project, names.get(project.user_id) ?? null))
}
