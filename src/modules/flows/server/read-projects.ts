import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { toPage } from '@/contract/pagination'
import { escapeLike } from '@/lib/escape-like'
import { memberNames } from '@/modules/tenancy/server'
import type { projectOps } from '../contract/project.operations'
import { findProject } from './find-project'
import { flowFor } from './flow.dto'
import { projectsWith, visibleTo } from './flow.policy'
import { type FlowWhere, flowRepository } from './flow.repository'
import { describeProjects } from './project.dto'
import { projectRepository } from './project.repository'

const sortable: Record<string, 'create_at' | 'name'> = { ctime: 'create_at', create_at: 'create_at', name: 'name' }

/** Projects that the caller may see, the default one always among them. */
export async function readProjects(actor: UserActor, input: z.infer<typeof projectOps.read_projects.input>) {
  await projectRepository.default(actor.tenant_id, actor.user_id)
  const order = { [sortable[input.sort_by ?? ''] ?? 'updated_at']: input.sort_order }
  return describeProjects(actor, await projectRepository.list(actor.tenant_id, projectsWith(actor, 'flow:read'), order))
}

/** A project with its flows, whole or one page of them. */
export async function readProject(actor: UserActor, input: z.infer<typeof projectOps.read_project.input>) {
  const found = await findProject(actor, input.project_id, 'flow:read')
  const [project] = await describeProjects(actor, [found])
  if (!project) throw new Error('a project became none')
  const { page, size } = input
  const contains = escapeLike(input.search.trim())
  const where: FlowWhere = {
    project_id: found.id,
    is_deleted: false,
    AND: [
      visibleTo(actor),
      input.is_component ? { is_component: true } : {},
      input.is_flow ? { is_component: false } : {},
      page && size && contains ? { name: { contains, mode: 'insensitive' } } : {},
    ],
  }
  if (!page || !size) return { ...project, flows: await flowsOf(actor, where) }
  const [flows, total] = await Promise.all([
    flowsOf(actor, where, (page - 1) * size, size),
    flowRepository.count(actor.tenant_id, where),
  ])
  return { project, flows: toPage(flows, total, { page, size }) }
}

async function flowsOf(actor: UserActor, where: FlowWhere, skip = 0, take?: number) {
  const rows = await flowRepository.list(actor.tenant_id, where, { updated_at: 'desc' }, skip, take)
  const names = await memberNames(
    actor.tenant_id,
    rows.map((row) => row.user_id),
  )
  return rows.map((row) => flowFor(actor, row, names.get(row.user_id) ?? null))
}
