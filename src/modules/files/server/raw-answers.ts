import { AppError, notFound } from '@/contract/errors'
import { env } from '@/env'
import { type ZipEntry, zipStream } from '@/lib/zip-stream'
import type { StoredFile } from '@/platform/db/generated/client'
import { rawAnswer } from '@/platform/rest/raw-answers'
import { fileOps } from '../contract/file.operations'
import { fileAnswer } from './file-answer'
import { profilePicture } from './profile-pictures'
import { bytesOf, streamOf } from './stored-content'
import { userFile, userFiles } from './user-file'

/** Bytes that one zip may hold. */
const MAX_ZIP = 2 * 1024 * 1024 * 1024

/** Answers of this module that are files. */
export const fileRawAnswers = [
  rawAnswer(fileOps.download_user_file, async (actor, input) => {
    const file = await userFile(actor, input.file_id)
    return input.return_content ? textAnswer(file) : fileAnswer(file)
  }),
  rawAnswer(fileOps.download_user_files, async (actor, input) => {
    const files = await userFiles(actor, input.file_ids)
    if (files.reduce((sum, file) => sum + file.size, 0) > MAX_ZIP) {
      throw new AppError('payload_too_large', `The files together are larger than ${MAX_ZIP} bytes`, {
        hint: 'Choose fewer.',
      })
    }
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')
    return new Response(zipStream(entriesOf(files)), {
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

async function textAnswer(file: StoredFile): Promise<Response> {
  if (file.size > env.MILLRACE_MAX_FILE_BYTES)
    throw new AppError('payload_too_large', `"${file.name}" is larger than ${env.MILLRACE_MAX_FILE_BYTES} bytes`, {
      hint: 'Leave out return_content to download it.',
    })
  const bytes = await bytesOf(file)
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
    throw new AppError('bad_request', `"${file.name}" is not text`, {
      hint: 'Leave out return_content to download it.',
    })
  }
}

/** Each is opened when the ones before it are packed. */
async function* entriesOf(files: readonly StoredFile[]): AsyncGenerator<ZipEntry> {
  const taken = new Set<string>()
  for (const file of files) {
    const name = freeEntry(file.name, taken)
    taken.add(name)
    yield { name, content: (await streamOf(file)).stream }
  }
}

function freeEntry(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let count = 2; taken.has(free); count++) free = `${count} ${name}`
  return free
}
