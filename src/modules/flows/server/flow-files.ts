import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { deleteFiles, fileRepository, storeFile } from '@/modules/files/server'
import type { StoredFile } from '@/platform/db/generated/client'
import { refuseUsedFiles } from './file-uses'
import { mayChange } from './flow.policy'
import { findFlow } from './read-flow'

/** The name under which a flow's file is listed and addressed: its id keeps two of the same name apart. */
export const flowFileName = (file: Pick<StoredFile, 'id' | 'name'>): string => `${file.id}_${file.name}`

/** Keeps a file for runs of a flow that the caller may see. */
export async function uploadFlowFile(actor: UserActor, input: { flow_id: string; file: File }) {
  const flow = await findFlow(actor, input.flow_id)
  if (input.file.name === '' && input.file.size === 0) throw new AppError('bad_request', 'No file was sent')
  const { ref, name } = await storeFile(actor.tenant_id, {
    name: input.file.name,
    media_type: input.file.type,
    content: input.file,
    user_id: actor.user_id,
    flow_id: flow.id,
  })
  return { flowId: flow.id, file_path: `${flow.id}/${flowFileName({ id: ref, name })}` }
}

export async function listFlowFiles(actor: UserActor, input: { flow_id: string }) {
  return { files: (await filesFor(actor, input.flow_id)).map(flowFileName) }
}

/** What the caller uploaded for a flow that they may see; all of its files for who may change the flow. */
async function filesFor(actor: UserActor, flow_id: string): Promise<StoredFile[]> {
  const flow = await findFlow(actor, flow_id)
  const files = await fileRepository.ofFlows(actor.tenant_id, [flow.id])
  return mayChange(actor, flow) ? files : files.filter((file) => file.user_id === actor.user_id)
}

/** A file of a flow that the caller may see, by the name that listings give; 404 for all others. */
export async function flowFile(actor: UserActor, input: { flow_id: string; file_name: string }): Promise<StoredFile> {
  const files = await filesFor(actor, input.flow_id)
  const file = files.find((known) => flowFileName(known) === input.file_name || known.id === input.file_name)
  if (!file) throw notFound('File')
  return file
}

/** Deletes a file of a flow. 409 that says where it is used, this flow or another, unless it is to go all the same. */
export async function deleteFlowFile(actor: UserActor, input: { flow_id: string; file_name: string; force: boolean }) {
  const file = await flowFile(actor, input)
  if (!input.force) await refuseUsedFiles(actor, [file])
  const { kept } = await deleteFiles(actor.tenant_id, [file.id])
  if (kept > 0)
    throw new AppError('unavailable', 'The file could not be removed from the storage', { hint: 'Try again.' })
  return { message: `File ${file.name} deleted successfully` }
}
