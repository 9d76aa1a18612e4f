import type { UserActor } from '@/contract/actor'
import { splitName, userFileDto } from './file.dto'
import { fileRepository } from './file.repository'
import { plainName } from './plain-name'
import { userFile } from './user-file'

/** Gives a file another name; its ending stays. */
export async function renameUserFile(actor: UserActor, input: { file_id: string; name: string }) {
  const file = await userFile(actor, input.file_id)
  const { ending } = splitName(file.name)
  const name = plainName(input.name.endsWith(ending) ? input.name : `${input.name}${ending}`)
  return userFileDto(await fileRepository.change(actor.tenant_id, file.id, { name }))
}
