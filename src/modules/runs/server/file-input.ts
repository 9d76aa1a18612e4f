import { z } from 'zod'
import { AppError } from '@/contract/errors'
import type { FileValue, Value } from '@/engine'
import { fileType } from '@/lib/file-type'

const Given = z.object({
  transfer_method: z.enum(['remote_url', 'local_file']).optional(),
  url: z.string().nullish(),
  remote_url: z.string().nullish(),
  upload_file_id: z.string().nullish(),
  name: z.string().nullish(),
  filename: z.string().nullish(),
  mime_type: z.string().nullish(),
})

/** Files as callers give them: an uploaded file's id, or an address. A list stays a list. Throws 422 for anything else. */
export async function fileInput(value: unknown, find: (ref: string) => Promise<FileValue | undefined>): Promise<Value> {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return Promise.all(value.map((item) => fileInput(item, find)))
  const given = Given.safeParse(typeof value === 'string' ? named(value) : value).data
  const url = given?.url ?? given?.remote_url
  if (url && given) return remoteFile(url, given)
  const ref = given?.upload_file_id
  const stored = ref ? await find(ref) : undefined
  if (stored) return stored
  throw new AppError('invalid_input', ref ? `The file ${JSON.stringify(ref)} is not here` : 'A file is expected', {
    hint: 'Upload it first and send {"transfer_method": "local_file", "upload_file_id": "…"}, or an address as {"transfer_method": "remote_url", "url": "https://…"}.',
  })
}

function remoteFile(url: string, given: z.infer<typeof Given>): FileValue {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    throw new AppError('invalid_input', `${JSON.stringify(url)} is not an address of a file`, {
      hint: 'An address begins with http:// or https://.',
    })
  }
  const name = given.name ?? given.filename ?? nameOf(new URL(url))
  const { media_type, file_type } = fileType(name, given.mime_type ?? undefined)
  return { kind: 'file', ref: url, transfer: 'remote_url', name, media_type, file_type }
}

/** The last part of the path; as it is written when it is not well encoded. */
function nameOf(url: URL): string {
  const last = url.pathname.split('/').pop() || 'file'
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

const named = (text: string) => (/^https?:\/\//i.test(text) ? { url: text } : { upload_file_id: text })
