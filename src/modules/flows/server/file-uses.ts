import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { fileUseOps } from '@/modules/files/contract/file.operations'
import { deleteUserFiles, userFiles } from '@/modules/files/server'
import { fileUseRepository } from './file-use.repository'
import { visibleFlowIds } from './visible-flow-ids'

/** Which flows use the caller's files. Flows that the caller may not see are counted, not named. */
export async function readFileUses(actor: UserActor, input: { file_ids: string[] }) {
  const files = await userFiles(actor, input.file_ids)
  const rows = await fileUseRepository.of(
    actor.tenant_id,
    files.map((file) => file.id),
  )
  const seen = await visibleFlowIds(
    actor,
    rows.map((row) => row.flow_id),
  )
  return files.flatMap((file) => {
    const used = rows.filter((row) => row.file_id === file.id)
    const named = used.filter((row) => seen.has(row.flow_id))
    if (used.length === 0) return []
    return [
      {
        file_id: file.id,
        file_name: file.name,
        flows: named.map((row) => ({ id: row.flow_id, name: row.name, deleted: row.is_deleted })),
        hidden: used.length - named.length,
      },
    ]
  })
}

/** Deletes the caller's files. 409 that says where they are used, unless they are to go all the same. */
export async function removeFiles(actor: UserActor, input: z.infer<typeof fileUseOps.remove_files.input>) {
  if (!input.anyway) {
    const uses = await readFileUses(actor, input)
    if (uses.length > 0)
      throw new AppError(
        'conflict',
        input.file_ids.length === 1 ? 'The file is in use' : 'Some of these files are in use',
        {
          hint: 'Flows that lack a file fail when they run. Take it out of them first, or delete it anyway.',
          details: { uses },
        },
      )
  }
  return deleteUserFiles(actor, { file_ids: input.file_ids })
}
