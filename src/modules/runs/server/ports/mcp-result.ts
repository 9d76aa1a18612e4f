import type { JsonValue } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'

/**
 * What a tool of an MCP server gave: its structured content, else its text (JSON read as JSON), else a list of its parts.
 * Pictures and sound are named, not carried: a model that reads text can do nothing with their bytes.
 */
export function mcpResult(result: unknown): JsonValue {
  if (!isRecord(result)) return toJson(result)
  if (result.structuredContent !== undefined) return toJson(result.structuredContent)
  const parts = Array.isArray(result.content) ? result.content.filter(isRecord).map(partOf) : []
  return parts.length === 1 ? (parts[0] ?? null) : parts
}

/** The words of a result, for an error. */
export function mcpText(result: unknown): string {
  const parts = isRecord(result) && Array.isArray(result.content) ? result.content.filter(isRecord) : []
  return parts.flatMap(({ text }) => (typeof text === 'string' ? [text] : [])).join('\n')
}

function partOf(part: Record<string, unknown>): JsonValue {
  if (part.type === 'text') return textOrJson(String(part.text ?? ''))
  if (part.type === 'resource' && isRecord(part.resource)) {
    const { text, uri, mimeType } = part.resource
    return typeof text === 'string' ? textOrJson(text) : toJson({ type: 'resource', uri, mimeType })
  }
  const { type, mimeType, uri, name, data } = part
  const bytes = typeof data === 'string' ? Math.floor((data.length * 3) / 4) : undefined
  return toJson({ type, mimeType, uri, name, bytes })
}

function textOrJson(text: string): JsonValue {
  if (!/^\s*[[{]/.test(text)) return text
  try {
    return toJson(JSON.parse(text))
  } catch {
    return text
  }
}
