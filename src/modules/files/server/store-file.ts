import { randomUUID } from 'node:crypto'
import { AppError } from '@/contract/errors'
import type { FileValue } from '@/engine/values'
import { env } from '@/env'
import { putFile, removeFile } from '@/platform/storage/file-storage'
import { checkedType } from './checked-type'
import { fileRepository } from './file.repository'
import { plainName } from './plain-name'

export interface GivenFile {
  name: string
  /** What the sender says it is; what the bytes say counts more. */
  media_type: string
  content: Uint8Array | Blob
  user_id: number | null
  flow_id: string | null
  /** Default: the largest that flows may read. */
  max_bytes?: number
}

/** Keeps a file of a tenant. Throws 413 for one that is larger than `MILLRACE_MAX_FILE_BYTES`, 415 for refused kinds. */
export async function storeFile(tenant_id: string, given: GivenFile): Promise<FileValue> {
  const size = given.content instanceof Blob ? given.content.size : given.content.byteLength
  const max = given.max_bytes ?? env.MILLRACE_MAX_FILE_BYTES
  if (size > max) {
    throw new AppError('payload_too_large', `The file is larger than ${max} bytes`, {
      hint: `Send a smaller one, or ask an owner of the installation to raise ${given.max_bytes ? '"files.max_upload_mb"' : 'MILLRACE_MAX_FILE_BYTES'}.`,
    })
  }
  const name = plainName(given.name)
  const { media_type, file_type } = await checkedType(name, given.media_type, given.content)
  const id = randomUUID()
  await putFile({ tenant_id, id }, given.content)
  const { user_id, flow_id } = given
  try {
    await fileRepository.create(tenant_id, { id, user_id, flow_id, name, media_type, size })
  } catch (error) {
    await removeFile({ tenant_id, id })
    throw error
  }
  return { kind: 'file', ref: id, transfer: 'stored', name, media_type, size, file_type }
}
