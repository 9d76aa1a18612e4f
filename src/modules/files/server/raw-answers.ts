import { zipSync } from 'fflate'
import { AppError, notFound } from '@/contract/errors'
import { rawAnswer } from '@/platform/rest/raw-answers'
import { fileOps } from '../contract/file.operations'
import { fileAnswer } from './file-answer'
import { profilePicture } from './profile-pictures'
import { bytesOf, userFile, userFiles } from './user-file'

/** Bytes that one zip may hold. */
const MAX_ZIP = 200 * 1024 * 1024

/** Answers of this module that are files. */
export const fileRawAnswers = [
  rawAnswer(fileOps.download_user_file, async (actor, input) => {
    const file = await userFile(actor, input.file_id)
    const bytes = await bytesOf(file)
    return input.return_content ? textAnswer(file.name, bytes) : fileAnswer(file, bytes)
  }),
  rawAnswer(fileOps.download_user_files, async (actor, input) => {
    const files = await userFiles(actor, input.file_ids)
    if (files.reduce((sum, file) => sum + file.size, 0) > MAX_ZIP) {
      throw new AppError('payload_too_large', `The files together are larger than ${MAX_ZIP} bytes`, {
        hint: 'Choose fewer.',
      })
    }
    const entries: Record<string, Uint8Array> = {}
    for (const file of files) entries[freeEntry(file.name, entries)] = await bytesOf(file)
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')
    return new Response(new Uint8Array(zipSync(entries)), {
      headers: {
        'content-type': 'application/x-zip-compressed',
        'content-disposition': `attachment; filename=${stamp}_millrace_files.zip`,
        'cache-control': 'no-store',
      },
    })
  }),
  rawAnswer(fileOps.download_profile_picture, async (_actor, input) => {
    const picture = profilePicture(input.folder_name, input.file_name)
    if (!picture) throw notFound('Picture')
    return new Response(picture, {
      headers: {
        'content-type': 'image/svg+xml',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'public, max-age=86400',
      },
    })
  }),
]

function textAnswer(name: string, bytes: Uint8Array): Response {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return new Response(text, {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
  } catch {
    throw new AppError('bad_request', `"${name}" is not text`, { hint: 'Leave out return_content to download it.' })
  }
}

function freeEntry(name: string, taken: Record<string, unknown>): string {
  let free = name
  for (let count = 2; Object.hasOwn(taken, free); count++) free = `${count} ${name}`
  return free
}
