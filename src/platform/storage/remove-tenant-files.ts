import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { dataPath } from '@/platform/data-dir/data-path'

/** Deletes every byte that a tenant keeps in the storage. */
export async function removeTenantFiles(tenant_id: string): Promise<void> {
  const id = z.uuid().parse(tenant_id)
  for (const folder of ['files', 'values']) await rm(dataPath(folder, id), { recursive: true, force: true })
}
