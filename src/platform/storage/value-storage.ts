import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { dataPath } from '@/platform/data-dir/data-path'

const Owner = z.object({ tenant_id: z.uuid(), run_id: z.uuid() })

/** Values are kept by the run that they belong to, and go with it. */
export type ValueOwner = z.infer<typeof Owner>

function folderOf(owner: ValueOwner): string {
  const { tenant_id, run_id } = Owner.parse(owner)
  return dataPath('values', tenant_id, run_id.slice(0, 2), run_id)
}

/** Keeps a text that is too large for a row; answers the id to get it by. There as a whole or not at all. */
export async function putValue(owner: ValueOwner, text: string): Promise<string> {
  const [folder, id] = [folderOf(owner), randomUUID()]
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, id)
  await writeFile(`${path}.part`, text, { mode: 0o600 })
  await rename(`${path}.part`, path)
  return id
}

/** The text; undefined when there is none of that id. */
export async function getValue(owner: ValueOwner, id: string): Promise<string | undefined> {
  try {
    return await readFile(join(folderOf(owner), z.uuid().parse(id)), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Removes all values of a run. Does nothing when it has none. */
export async function removeValues(owner: ValueOwner): Promise<void> {
  await rm(folderOf(owner), { recursive: true, force: true })
}
