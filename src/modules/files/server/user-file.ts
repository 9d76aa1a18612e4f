import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import type { StoredFile } from '@/platform/db/generated/client'
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
