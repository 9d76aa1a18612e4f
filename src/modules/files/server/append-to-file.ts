import { randomUUID } from 'node:crypto'
import { AppError, notFound } from '@/contract/errors'
import { maxFileBytes } from '@/modules/settings/server'
import type { StoredFile } from '@/platform/db/generated/client'
import { putLonger, removeFile } from '@/platform/storage/file-storage'
import { checkedType } from './checked-type'
import { fileRepository } from './file.repository'
import { contentKey } from './stored-content'

/** Each that fails means that somebody else's bytes went in. */
const ATTEMPTS = 50

/**
 * Puts bytes behind those of a file. The longer content is written elsewhere, then the row is pointed to it: whoever reads,
 * and whatever ends the process in the middle, sees the old content or the new, and two at once both go in.
 */
export async function appendToFile({ tenant_id, id }: StoredFile, more: File): Promise<StoredFile> {
  const max = await maxFileBytes()
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await fileRepository.find(tenant_id, id)
    if (!before) throw notFound('File')
    const size = before.size + more.size
    if (size > max) throw new AppError('payload_too_large', `The file would be larger than ${max} bytes`)
    // What stands at the beginning of a file says what it is.
    if (before.size === 0) await checkedType(before.name, more.type, more)
    const next = { tenant_id, id: randomUUID() }
    if (!(await putLonger(next, contentKey(before), more))) {
      const now = await fileRepository.find(tenant_id, id)
      if (now && now.content_id !== before.content_id) continue
      throw new AppError('not_found', `The bytes of "${before.name}" are not in the storage any more`)
    }
    const changed = await swap(before, next.id, size)
    await removeFile(changed ? contentKey(before) : next)
    if (changed) return { ...before, content_id: next.id, size, updated_at: new Date() }
  }
  throw new AppError('conflict', 'Too many others append to this file', { hint: 'Try again.', retry_after: 1 })
}

async function swap(before: StoredFile, content_id: string, size: number): Promise<boolean> {
  try {
    return await fileRepository.swapContent(before, { content_id, size })
  } catch (error) {
    await removeFile({ tenant_id: before.tenant_id, id: content_id })
    throw error
  }
}
