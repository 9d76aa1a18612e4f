import { randomUUID } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { AppError } from '@/contract/errors'
import type { FileValue } from '@/engine/values'
import { fileType } from '@/lib/file-type'
import { maxFileBytes } from '@/modules/settings/server'
import { putFile } from '@/platform/storage/file-storage'
import { fileRepository } from './file.repository'
import { plainName } from './plain-name'

export interface GivenFile {
  name: string
  /** What the sender says it is; what the bytes say counts more. */
  media_type: string
  bytes: Uint8Array
  user_id: number | null
  flow_id: string | null
}

/** Keeps a file of a tenant. Throws 413 for one that is larger than the setting says. */
export async function storeFile(tenant_id: string, given: GivenFile): Promise<FileValue> {
  const size = given.bytes.byteLength
  const most = await maxFileBytes()
  if (size > most) {
    throw new AppError('payload_too_large', `The file is larger than ${most} bytes`, {
      hint: 'Send a smaller one, or ask an owner of the installation to raise "files.max_upload_mb".',
    })
  }
  const sniffed = await fileTypeFromBuffer(given.bytes)
  const said = isContainer(sniffed?.mime) ? given.media_type : (sniffed?.mime ?? given.media_type)
  const name = plainName(given.name)
  const { media_type, file_type } = fileType(name, said)
  const id = randomUUID()
  await putFile({ tenant_id, id }, given.bytes)
  const { user_id, flow_id } = given
  await fileRepository.create(tenant_id, { id, user_id, flow_id, name, media_type, size })
  return { kind: 'file', ref: id, transfer: 'stored', name, media_type, size, file_type }
}

/** Office documents are archives: their names say more than their first bytes. */
const isContainer = (mime: string | undefined) => mime === 'application/zip' || mime === 'application/x-cfb'
