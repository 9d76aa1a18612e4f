import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { maxFileBytes } from '@/modules/settings/server'
import type { fileOps } from '../contract/file.operations'
import { userFileDto } from './file.dto'
import { fileRepository } from './file.repository'

const columns = { name: 'name', size: 'size', created_at: 'create_at' } as const

/** One window of the caller's files, and what all of them take. */
export async function browseFiles(actor: UserActor, input: z.infer<typeof fileOps.browse_files.input>) {
  const { search, sort, order, cursor, limit } = input
  const { rows, total, used } = await fileRepository.browse(
    actor.tenant_id,
    actor.user_id,
    search.trim(),
    { [columns[sort]]: order },
    cursor,
    limit,
  )
  const end = cursor + rows.length
  return {
    items: rows.map((row) => {
      const { path, created_at } = userFileDto(row)
      return { id: row.id, name: row.name, media_type: row.media_type, size: row.size, path, created_at }
    }),
    total,
    next_cursor: end < total ? end : null,
    used,
    max_bytes: await maxFileBytes(),
  }
}
