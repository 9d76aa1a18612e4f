import type { UserActor } from '@/contract/actor'
import { userFileDto } from './file.dto'
import { fileRepository } from './file.repository'

/** The caller's files, the newest first. */
export async function listUserFiles(actor: UserActor) {
  return (await fileRepository.ofUser(actor.tenant_id, actor.user_id)).map(userFileDto)
}
