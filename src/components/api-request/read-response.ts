import type { HttpResponse } from '@/engine/ports'
import type { JsonValue } from '@/engine/values'
import { toBase64 } from '@/lib/to-base64'
import { toJson } from '@/lib/to-json'

const TEXTUAL =
  /^(text\/|application\/(json|xml|xhtml|javascript|ecmascript|x-www-form-urlencoded|yaml|[\w.+-]+\+(json|xml)))/i

/** The body as what it is: parsed JSON, text, or base64 when it is neither. */
export function readResponse(response: HttpResponse): JsonValue {
  const type = headerOf(response.headers, 'content-type')
  if (type !== '' && !TEXTUAL.test(type)) {
    return { content_type: type, bytes: response.body.byteLength, base64: toBase64(response.body) }
  }
  const charset = /charset=["']?([\w-]+)/i.exec(type)?.[1]
  const text = decoderFor(charset).decode(response.body)
  try {
    return toJson(JSON.parse(text))
  } catch {
    return text
  }
}

function headerOf(headers: Record<string, string>, name: string): string {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? ''
}

function decoderFor(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}
