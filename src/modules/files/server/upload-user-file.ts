import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { maxFileBytes } from '@/modules/settings/server'
import { getFile, putFile } from '@/platform/storage/file-storage'
import { splitName, userFileDto } from './file.dto'
import { fileRepository } from './file.repository'
import { storeFile } from './store-file'

/** Keeps a file for the caller. A taken name gets a number; with `append` the bytes go behind those that are there. */
export async function uploadUserFile(actor: UserActor, input: { file: File; append: boolean }) {
  const { tenant_id, user_id } = actor
  const { file } = input
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (file.name === '' && bytes.byteLength === 0) throw new AppError('bad_request', 'No file was sent')
  const own = await fileRepository.ofUser(tenant_id, user_id)
  const same = input.append ? own.find((known) => known.name === file.name) : undefined
  if (same) return append(tenant_id, same.id, bytes)
  const name = freeName(file.name || 'file', new Set(own.map((known) => known.name)))
  const { ref } = await storeFile(tenant_id, { name, media_type: file.type, bytes, user_id, flow_id: null })
  return userFileDto(await known(tenant_id, ref))
}

async function append(tenant_id: string, id: string, bytes: Uint8Array) {
  const before = (await getFile({ tenant_id, id })) ?? new Uint8Array()
  const size = before.byteLength + bytes.byteLength
  const most = await maxFileBytes()
  if (size > most) {
    throw new AppError('payload_too_large', `The file would be larger than ${most} bytes`)
  }
  await putFile({ tenant_id, id }, Buffer.concat([before, bytes]))
  return userFileDto(await fileRepository.change(tenant_id, id, { size }))
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
