import { z } from 'zod'
import type { FileValue } from '@/engine/values'
import { fileType } from '@/lib/file-type'
import { fileRepository } from './file.repository'

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/**
 * The file of a tenant that a reference names: its id, or the path `<flow id>/<file id>_<name>` that uploads answer with.
 * Undefined when the tenant has none such.
 */
export async function findFile(tenant_id: string, ref: string): Promise<FileValue | undefined> {
  const id = ref.match(ID)?.at(-1)
  if (!id || !z.uuid().safeParse(id).success) return undefined
  const file = await fileRepository.find(tenant_id, id)
  if (!file) return undefined
  const { name, media_type, size } = file
  const { file_type } = fileType(name, media_type)
  return { kind: 'file', ref: file.id, transfer: 'stored', name, media_type, size, file_type }
}
