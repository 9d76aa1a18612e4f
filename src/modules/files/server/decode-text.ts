/** Above this share of bytes beyond ASCII, text that is no UTF-8 is taken for Chinese rather than for a Western language. */
const CHINESE_SHARE = 0.3
const SAMPLE_BYTES = 65_536

/**
 * Text in the encoding that it says (byte order marks) or shows: UTF-8, UTF-16, GB 18030, else Windows-1252.
 *
 * @returns undefined when the bytes are no text
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (!looksLikeText(bytes)) return undefined
  return (
    decodeAs('utf-8', bytes) ??
    (highShare(bytes) > CHINESE_SHARE ? decodeAs('gb18030', bytes) : undefined) ??
    decodeAs('windows-1252', bytes)
  )
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Control characters other than the white ones stand in no text. */
function looksLikeText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const odd = sample.reduce((count, byte) => count + (byte < 32 && (byte < 8 || byte > 13) && byte !== 27 ? 1 : 0), 0)
  return !bytes.includes(0) && odd <= sample.length / 200
}

function highShare(bytes: Uint8Array): number {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  return sample.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0) / Math.max(1, sample.length)
}
