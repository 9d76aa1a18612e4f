/** Pictures that a browser shows and that cannot carry script. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

export const isSafePicture = (media_type: string): boolean => PICTURES.has(media_type)

/**
 * A file as an answer that cannot act in our origin: an attachment, never sniffed, with a policy that runs nothing. Only
 * safe pictures are shown in place.
 */
export function fileAnswer(file: { name: string; media_type: string }, bytes: Uint8Array, inline = false): Response {
  const shown = inline && isSafePicture(file.media_type)
  const plain = file.name.replaceAll(/[^\w. -]/g, '_')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': shown ? file.media_type : 'application/octet-stream',
      'content-disposition': `${shown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
