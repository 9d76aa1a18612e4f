import type { UserActor } from '@/contract/actor'
import { businessIds, memberNames } from '@/modules/tenancy/server'
import { mayPlace } from './assert-may-place'
import { holdsOverProject, projectsWith, visibleTo } from './flow.policy'
import { flowRepository } from './flow.repository'
import { projectRepository } from './project.repository'

/** The projects that the caller may see, the default one always among them, and how many flows are where. */
export async function browseProjects(actor: UserActor) {
  const { tenant_id, user_id } = actor
  const home = await projectRepository.default(tenant_id, user_id)
  const [projects, counts, businesses] = await Promise.all([
    projectRepository.list(tenant_id, projectsWith(actor, 'flow:read'), { name: 'asc' }),
    flowRepository.countByProject(tenant_id, { is_component: false, ...visibleTo(actor) }),
    businessIds(tenant_id),
  ])
  const names = await memberNames(
    tenant_id,
    projects.map((project) => project.user_id),
  )
  const count = (is_deleted: boolean, project_id?: string) =>
    counts
      .filter((row) => row.is_deleted === is_deleted && (project_id === undefined || row.project_id === project_id))
      .reduce((sum, row) => sum + row._count, 0)
  const ordered = [...projects.filter(({ id }) => id === home.id), ...projects.filter(({ id }) => id !== home.id)]
  return {
    items: ordered.map((project) => ({
      id: project.id,
      name: project.name,
      is_default: project.is_default,
      creator_name: project.user_id === user_id ? null : (names.get(project.user_id) ?? null),
      business_id: project.business_id,
      may_change: holdsOverProject(actor, project, 'flow:modify'),
      may_delete: holdsOverProject(actor, project, 'flow:delete'),
      flow_count: count(false, project.id),
      trash_count: count(true, project.id),
    })),
    flow_count: count(false),
    may_leave: mayPlace(actor, 0),
    places: businesses.filter((id) => mayPlace(actor, id)),
  }
}
