import { removeFile } from '@/platform/storage/file-storage'
import { logger } from '@/platform/telemetry/logger'
import { fileRepository } from './file.repository'
import { contentKey } from './stored-content'

/** Deletes files of a tenant: what cannot be removed from the storage keeps its row, so that nothing is lost from sight. */
export async function deleteFiles(tenant_id: string, ids: string[]): Promise<{ deleted: number; kept: number }> {
  const gone: string[] = []
  for (const file of await fileRepository.all(tenant_id, ids)) {
    const { id } = file
    try {
      await removeFile(contentKey(file))
      gone.push(id)
    } catch (error) {
      logger.error({ error, file_id: id }, 'a file could not be removed from the storage')
    }
  }
  await fileRepository.remove(tenant_id, gone)
  return { deleted: gone.length, kept: ids.length - gone.length }
}
