import { AppError } from '@/contract/errors'
import type { StoredFile } from '@/platform/db/generated/client'
import { getFile, openFile, type StorageKey } from '@/platform/storage/file-storage'
import { fileRepository } from './file.repository'

/** Where the bytes of a file lie. */
export const contentKey = ({ tenant_id, id, content_id }: StoredFile): StorageKey => ({
  tenant_id,
  id: content_id ?? id,
})

/** All bytes of a stored file; 404 when the storage has lost them. */
export const bytesOf = (file: StoredFile): Promise<Uint8Array> => found(file, getFile)

/** All bytes of a tenant's file; undefined when it, or its bytes, are not there any more. */
export async function bytesById(tenant_id: string, id: string): Promise<Uint8Array | undefined> {
  const file = await fileRepository.find(tenant_id, id)
  return file ? look(file, getFile) : undefined
}

/** The bytes of a stored file as they are read; 404 when the storage has lost them. */
export const streamOf = (file: StoredFile) => found(file, openFile)

type Read<T> = (key: StorageKey) => Promise<T | undefined>

async function found<T>(file: StoredFile, read: Read<T>): Promise<T> {
  const content = await look(file, read)
  if (content !== undefined) return content
  throw new AppError('not_found', `The bytes of "${file.name}" are not in the storage any more`)
}

async function look<T>(file: StoredFile, read: Read<T>): Promise<T | undefined> {
  const content = await read(contentKey(file))
  if (content !== undefined) return content
  // Somebody may have appended since the row was read: then the bytes lie elsewhere.
  const now = await fileRepository.find(file.tenant_id, file.id)
  return now && now.content_id !== file.content_id ? read(contentKey(now)) : undefined
}
