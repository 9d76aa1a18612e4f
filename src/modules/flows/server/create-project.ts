import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import type { Project } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { projectOps } from '../contract/project.operations'
import { moveIntoProject } from './move-into-project'
import { projectDto } from './project.dto'
import { projectRepository } from './project.repository'
import { uniqueName } from './unique-name'

type Input = z.infer<typeof projectOps.create_project.input>

/** Creates a project and moves the given flows into it. Taken names get a number. */
export async function createProject(actor: UserActor, input: Input) {
  const { flows_list, components_list, ...fields } = input
  const moved = await moveIntoProject(actor, [...(flows_list ?? []), ...(components_list ?? [])])
  const project = await newProject(actor, fields)
  await moved(project.id)
  return projectDto(project, actor.username)
}

/** The row of a new project of the caller. */
export async function newProject(
  actor: UserActor,
  input: Omit<Input, 'flows_list' | 'components_list'>,
  attempt = 1,
): Promise<Project> {
  const { tenant_id, user_id } = actor
  const { auth_settings, ...fields } = input
  const wanted = input.name.trim() || 'New project'
  const name = uniqueName(wanted, await projectRepository.namesLike(tenant_id, user_id, wanted))
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  try {
    return await projectRepository.create(tenant_id, {
      ...given,
      ...(auth_settings ? { auth_settings: jsonColumn(auth_settings) } : {}),
      id: randomUUID(),
      user_id,
      m_uid: user_id,
      name,
    })
  } catch (error) {
    // Somebody took the name between the look and the write.
    if (!isUniqueViolation(error) || attempt >= 5) throw error
    return newProject(actor, input, attempt + 1)
  }
}

/** It came out of JSON, so it goes back into JSON; its type does not say so. */
export const jsonColumn = (settings: object): object => settings
