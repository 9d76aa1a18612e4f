import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { fileUseOps } from '@/modules/files/contract/file.operations'
import { deleteUserFile, deleteUserFiles, fileRepository, userFile, userFiles } from '@/modules/files/server'
import type { StoredFile } from '@/platform/db/generated/client'
import { fileUseRepository } from './file-use.repository'
import { visibleFlowIds } from './visible-flow-ids'

type NamedFile = Pick<StoredFile, 'id' | 'name'>

/** Which flows use the caller's files. */
export async function readFileUses(actor: UserActor, input: { file_ids: string[] }) {
  return usesOf(actor, await userFiles(actor, input.file_ids))
}

/** Which flows use files of the caller's tenant. Flows that the caller may not see are counted, not named. */
async function usesOf(actor: UserActor, files: readonly NamedFile[]) {
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
  if (!input.anyway) await refuseUsedFiles(actor, await userFiles(actor, input.file_ids))
  return deleteUserFiles(actor, { file_ids: input.file_ids })
}

/** Deletes one of the caller's files, or 409. */
export async function removeFile(actor: UserActor, input: { file_id: string; force: boolean }) {
  if (!input.force) await refuseUsedFiles(actor, [await userFile(actor, input.file_id)])
  return deleteUserFile(actor, input)
}

/** Deletes all of the caller's files, or 409. */
export async function removeAllFiles(actor: UserActor, input: { force: boolean }) {
  const files = await fileRepository.ofUser(actor.tenant_id, actor.user_id)
  const file_ids = files.map((file) => file.id)
  if (!input.force && files.length > 0) await refuseUsedFiles(actor, files)
  // Those that were looked at: one that comes in the meantime stays.
  return deleteUserFiles(actor, { file_ids, none_is_fine: true })
}

/** 409 that says where the files are used, if they are. */
export async function refuseUsedFiles(actor: UserActor, files: readonly NamedFile[]): Promise<void> {
  const uses = await usesOf(actor, files)
  if (uses.length === 0) return
  throw new AppError('conflict', uses.map(useText).join('; '), {
    hint: 'Flows that lack a file fail when they run. Take it out of them first, or delete it anyway (force=true).',
    details: { uses },
  })
}

function useText({ file_name, flows, hidden }: Awaited<ReturnType<typeof usesOf>>[number]): string {
  const others = hidden === 1 ? 'another flow' : `${hidden} other flows`
  const named = [...flows.map(({ name }) => `"${name}"`), ...(hidden > 0 ? [others] : [])]
  return `"${file_name}" is used by ${named.join(', ')}`
}
