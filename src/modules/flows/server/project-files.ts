import { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { createFlows } from './create-flows'
import { newProject } from './create-project'
import { downloadFlows } from './download-flows'
import { findProject } from './find-project'
import { flowRepository } from './flow.repository'
import { flowFileTexts, refuseFile } from './flow-file-text'
import { projectRepository } from './project.repository'
import { readFlowFile } from './read-flow-file'

/** The flows of a project as they may leave the house. 404 when there are none. */
export async function downloadProject(actor: UserActor, input: { project_id: string }) {
  const project = await findProject(actor, input.project_id, 'flow:read')
  const flow_ids = await flowRepository.ids(actor.tenant_id, { project_id: project.id, is_deleted: false })
  if (flow_ids.length === 0)
    throw new AppError('not_found', 'The project holds no flows, so there is nothing to export')
  const flows = await downloadFlows(actor, { flow_ids })
  return { name: project.name, flows: Array.isArray(flows) ? flows : [flows] }
}

/** Makes a project of a file, with new flows. Nothing is left of it when its flows cannot be kept. */
export async function uploadProject(actor: UserActor, input: { file: File }) {
  const about = await headOf(input.file)
  const flows = await readFlowFile(input.file)
  const project = await newProject(actor, about)
  try {
    return await createFlows(actor, { flows: flows.map(({ flow }) => ({ ...flow, project_id: project.id })) })
  } catch (error) {
    await projectRepository.remove(actor.tenant_id, project.id)
    throw error
  }
}

const Head = z.object({
  folder_name: z.string().trim().min(1).max(200),
  folder_description: z.string().max(10_000).nullish().catch(null),
  flows: z.array(z.unknown()),
})

async function headOf(file: File): Promise<{ name: string; description: string | null }> {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  if (start[0] === 0x50 && start[1] === 0x4b)
    return { name: file.name.replace(/\.zip$/i, '').slice(0, 200), description: null }
  const [content] = await flowFileTexts(file)
  const head = Head.safeParse(parsed(content?.text ?? '', file.name))
  if (!head.success)
    throw refuseFile(file.name, 'it lacks "folder_name" or "flows"', 'Upload what the export of a project gave.')
  return { name: head.data.folder_name, description: head.data.folder_description ?? null }
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw refuseFile(name, `it is not JSON: ${cause instanceof Error ? cause.message : ''}`)
  }
}
