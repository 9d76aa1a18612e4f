import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import type { StoredFile } from '@/platform/db/generated/client'
import { getFile } from '@/platform/storage/file-storage'
import { userFileDto } from './file.dto'
import { fileRepository } from './file.repository'

/** A file of the caller; 404 for anybody else's. */
export async function userFile(actor: UserActor, id: string): Promise<StoredFile> {
  const [file] = await fileRepository.ofUser(actor.tenant_id, actor.user_id, [id])
  if (!file) throw notFound('File')
  return file
}

/** What is known of it. */
export const describeUserFile = async (actor: UserActor, input: { file_id: string }) =>
  userFileDto(await userFile(actor, input.file_id))

/** What is known of those of the files that are the caller's; 404 when none is. */
export const describeUserFiles = async (actor: UserActor, input: { file_ids: string[] }) =>
  (await userFiles(actor, input.file_ids)).map(userFileDto)

export async function userFiles(actor: UserActor, ids: string[]): Promise<StoredFile[]> {
  const files = await fileRepository.ofUser(actor.tenant_id, actor.user_id, ids)
  if (files.length === 0) throw notFound('Files')
  return files
}

/** The bytes of a stored file; 404 when the storage has lost them. */
export async function bytesOf(file: StoredFile): Promise<Uint8Array> {
  const bytes = await getFile({ tenant_id: file.tenant_id, id: file.id })
  if (!bytes) throw new AppError('not_found', `The bytes of "${file.name}" are not in the storage any more`)
  return bytes
}
