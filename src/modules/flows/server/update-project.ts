import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import type { Project } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { projectOps } from '../contract/project.operations'
import { jsonColumn } from './create-project'
import { findProject } from './find-project'
import { changeableBy } from './flow.policy'
import { moveIntoProject } from './move-into-project'
import { describeProjects } from './project.dto'
import { projectRepository } from './project.repository'

type Input = z.infer<typeof projectOps.update_project.input>

/** Changes what was sent. Lists of flows are all that the project holds from now on. */
export async function updateProject(actor: UserActor, input: Input) {
  const before = await findProject(actor, input.project_id, 'flow:modify')
  const moved = await moveIntoProject(actor, [...(input.flows ?? []), ...(input.components ?? [])])
  const row = await change(actor, before, input)
  await moved(before.id)
  if (input.flows) await moveOut(actor, before, false, [...input.flows, ...(input.components ?? [])])
  if (input.components) await moveOut(actor, before, true, [...input.components, ...(input.flows ?? [])])
  const [project] = await describeProjects(actor, [row])
  if (!project) throw notFound('Project')
  return project
}

async function change(actor: UserActor, before: Project, input: Input): Promise<Project> {
  const { project_id: _id, flows: _flows, components: _components, auth_settings, name, ...fields } = input
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null))
  try {
    const row = await projectRepository.update(actor.tenant_id, before.id, {
      ...given,
      ...(name?.trim() ? { name: name.trim() } : {}),
      ...(auth_settings ? { auth_settings: jsonColumn(auth_settings) } : {}),
      m_uid: actor.user_id,
    })
    if (!row) throw notFound('Project')
    return row
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('conflict', 'Another project has this name already', { hint: 'Choose another one.' })
  }
}

/** Flows of one kind that are in the project and not in the list go to the caller's default project. */
async function moveOut(actor: UserActor, project: Project, is_component: boolean, kept: string[]): Promise<void> {
  const home = await projectRepository.default(actor.tenant_id, actor.user_id)
  if (home.id === project.id) return
  const where = { project_id: project.id, is_component, id: { notIn: kept }, AND: [changeableBy(actor)] }
  await projectRepository.moveFlows(actor.tenant_id, where, home.id)
}
