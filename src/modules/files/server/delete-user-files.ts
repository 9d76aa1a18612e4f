import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { deleteFiles } from './delete-files'
import { fileRepository } from './file.repository'
import { userFile } from './user-file'

/** Deletes files of the caller; 404 when none of them is there, unless that is fine. */
export async function deleteUserFiles(actor: UserActor, input: { file_ids: string[]; none_is_fine?: boolean }) {
  const files = await fileRepository.ofUser(actor.tenant_id, actor.user_id, input.file_ids)
  if (files.length === 0 && !input.none_is_fine) throw notFound('Files')
  const { deleted, kept } = await deleteFiles(
    actor.tenant_id,
    files.map((file) => file.id),
  )
  const message = kept === 0 ? `${deleted} files deleted` : `${deleted} files deleted, ${kept} could not be removed`
  return { message, files_deleted: deleted, files_kept: kept }
}

/** Deletes one. */
export async function deleteUserFile(actor: UserActor, input: { file_id: string }) {
  const file = await userFile(actor, input.file_id)
  const { kept } = await deleteFiles(actor.tenant_id, [file.id])
  if (kept > 0)
    throw new AppError('unavailable', 'The file could not be removed from the storage', { hint: 'Try again.' })
  return { detail: `File ${file.name} deleted` }
}
