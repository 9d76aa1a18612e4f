import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { inTurn } from '@/lib/in-turn'
import { maxFileBytes } from '@/modules/settings/server'
import { appendToFile } from './append-to-file'
import { splitName, userFileDto } from './file.dto'
import { fileRepository } from './file.repository'
import { plainName } from './plain-name'
import { storeFile } from './store-file'

/** Keeps a file for the caller. A taken name gets a number; with `append` the bytes go behind those that are there. */
export async function uploadUserFile(actor: UserActor, input: { file: File; append: boolean }) {
  if (input.file.name === '' && input.file.size === 0) throw new AppError('bad_request', 'No file was sent')
  // One after the other, or two appends to a new name would make two files, and two uploads take one name.
  return inTurn(`files of ${actor.tenant_id} ${actor.user_id}`, () => keep(actor, input))
}

async function keep({ tenant_id, user_id }: UserActor, { file, append }: { file: File; append: boolean }) {
  const own = await fileRepository.ofUser(tenant_id, user_id)
  const wanted = plainName(file.name || 'file')
  const same = append ? own.find((known) => known.name === wanted) : undefined
  if (same) return userFileDto(await appendToFile(same, file))
  const name = freeName(wanted, new Set(own.map((known) => known.name)))
  const max_bytes = await maxFileBytes()
  const { ref } = await storeFile(tenant_id, {
    name,
    media_type: file.type,
    content: file,
    user_id,
    flow_id: null,
    max_bytes,
  })
  return userFileDto(await known(tenant_id, ref))
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  const { stem, ending } = splitName(name)
  let free = name
  for (let count = 1; taken.has(free); count++) free = `${stem} (${count})${ending}`
  return free
}

async function known(tenant_id: string, id: string) {
  const file = await fileRepository.find(tenant_id, id)
  if (!file) throw new Error(`The file ${id} was stored and is not there.`)
  return file
}
