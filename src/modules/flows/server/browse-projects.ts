import type { UserActor } from '@/contract/actor'
import { memberNames } from '@/modules/tenancy/server'
import { ownedBy, visibleTo } from './flow.policy'
import { flowRepository } from './flow.repository'
import { projectRepository } from './project.repository'

/** The projects that the caller may change, the default one always among them, and how many flows are where. */
export async function browseProjects(actor: UserActor) {
  const { tenant_id, user_id } = actor
  const home = await projectRepository.default(tenant_id, user_id)
  const [projects, counts] = await Promise.all([
    projectRepository.list(tenant_id, ownedBy(actor), { name: 'asc' }),
    flowRepository.countByProject(tenant_id, { is_component: false, ...visibleTo(actor) }),
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
      flow_count: count(false, project.id),
      trash_count: count(true, project.id),
    })),
    flow_count: count(false),
  }
}
