'use client'

import { api, type Outputs } from '@/client/console/api'
import { errorStatus } from '@/client/console/error-text'
import { saveBlob } from '@/client/console/save-blob'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { toastDone, toastError } from '@/ui/toast'

export type FileRow = Outputs['files']['browse_files']['items'][number]
export type FileUses = Outputs['flows']['read_file_uses']

/** As many as one call takes. */
const MOST = 500
const chunks = (ids: string[]) =>
  Array.from({ length: Math.ceil(ids.length / MOST) }, (_, index) => ids.slice(index * MOST, (index + 1) * MOST))

/** What can be done with files; the list is fresh afterwards, faults are said in words. */
export function useFileActions() {
  const utils = api.useUtils()
  const { client } = utils
  const { busy, attempt } = useAttempt((words) => toastError(t('files.not_done'), words))
  const fresh = () => utils.files.browse_files.invalidate()

  const idsOf = (files: readonly FileRow[]) => files.map((file) => file.id)

  return {
    busy,
    uses: (files: readonly FileRow[]) =>
      attempt(async () => {
        const all: FileUses = []
        for (const file_ids of chunks(idsOf(files)))
          all.push(...(await client.flows.read_file_uses.query({ file_ids })))
        return all
      }),
    rename: (file: FileRow, name: string) =>
      attempt(async () => {
        await client.files.rename_user_file.mutate({ file_id: file.id, name })
        await fresh()
        return true
      }),
    /** What stood in the way; undefined when the files are gone or it did not work. */
    remove: async (files: readonly FileRow[], anyway: boolean): Promise<'gone' | 'in use' | undefined> =>
      attempt(async () => {
        try {
          let gone = 0
          for (const file_ids of chunks(idsOf(files)))
            gone += (await client.flows.remove_files.mutate({ file_ids, anyway })).files_deleted
          toastDone(gone === 1 ? t('files.deleted_one') : t('files.deleted', { count: gone }))
          return 'gone' as const
        } catch (error) {
          if (errorStatus(error) !== 409) throw error
          return 'in use' as const
        } finally {
          await fresh()
        }
      }),
    download: (files: readonly FileRow[]) =>
      attempt(async () => {
        const [only] = files
        const response =
          files.length === 1 && only
            ? await fetch(`/api/v2/files/${only.id}`)
            : await fetch('/api/v2/files/batch/', {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify(idsOf(files)),
              })
        if (!response.ok) return toastError(t('files.not_downloaded'), await detailOf(response))
        saveBlob(files.length === 1 && only ? only.name : t('files.zip_name'), await response.blob())
      }),
  }
}

async function detailOf(response: Response): Promise<string> {
  const answer: unknown = await response.json().catch(() => undefined)
  if (typeof answer === 'object' && answer && 'detail' in answer && typeof answer.detail === 'string')
    return answer.detail
  return `${response.status} ${response.statusText}`
}
