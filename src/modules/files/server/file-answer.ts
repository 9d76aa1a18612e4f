import type { StoredFile } from '@/platform/db/generated/client'
import { streamOf } from './stored-content'

/** Pictures that a browser shows and that cannot carry script. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

export const isSafePicture = (media_type: string): boolean => PICTURES.has(media_type)

/**
 * A file as an answer that cannot act in our origin: an attachment, never sniffed, with a policy that runs nothing. Only
 * safe pictures are shown in place.
 */
export async function fileAnswer(file: StoredFile, inline = false): Promise<Response> {
  const { size, stream } = await streamOf(file)
  const shown = inline && isSafePicture(file.media_type)
  const plain = file.name.replaceAll(/[^\w. -]/g, '_')
  return new Response(stream, {
    headers: {
      'content-length': String(size),
      'content-type': shown ? file.media_type : 'application/octet-stream',
      'content-disposition': `${shown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
