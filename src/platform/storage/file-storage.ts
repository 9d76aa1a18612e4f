import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { dataPath } from '@/platform/data-dir/data-path'

const Key = z.object({ tenant_id: z.uuid(), id: z.uuid() })

export type StorageKey = z.infer<typeof Key>

/** Ids only: what people call a file never becomes part of a path. */
function pathOf(key: StorageKey): string {
  const { tenant_id, id } = Key.parse(key)
  return dataPath('files', tenant_id, id.slice(0, 2), id)
}

/** Keeps bytes. They are there as a whole or not at all: what is being written has another name. */
export async function putFile(key: StorageKey, bytes: Uint8Array): Promise<void> {
  const path = pathOf(key)
  await mkdir(dirname(path), { recursive: true })
  const file = await open(`${path}.part`, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.part`, path)
}

/** The bytes; undefined when there are none under the key. */
export async function getFile(key: StorageKey): Promise<Uint8Array | undefined> {
  try {
    return await readFile(pathOf(key))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Does nothing when there are none. */
export async function removeFile(key: StorageKey): Promise<void> {
  await rm(pathOf(key), { force: true })
}
