import { isRecord } from '@/lib/is-record'

/** One end of an edge, whatever the release that wrote it. */
export interface Handle {
  /** The node, as the handle itself says. */
  id?: string
  /** Output or field; absent where old exports only name classes. */
  port?: string
  /** What the end gives, in the exporter's type names. */
  types: string[]
  /** Where a group's outer port leads inside. */
  proxy?: { id: string; port: string }
}

/** In handles œ stands for the quotation mark. */
export const QUOTE = 'œ'

/** Reads a handle from the parsed form, the œ form, or the oldest form with bars. */
export function readHandle(parsed: unknown, text: unknown, end: 'source' | 'target'): Handle {
  if (isRecord(parsed)) return fromRecord(parsed)
  if (typeof text !== 'string' || text === '') return { types: [] }
  if (text.startsWith('{')) {
    try {
      const record: unknown = JSON.parse(text.replaceAll(QUOTE, '"'))
      return isRecord(record) ? fromRecord(record) : { types: [] }
    } catch {
      return { types: [] }
    }
  }
  const parts = text.split('|')
  if (end === 'target') return { types: texts([parts[0]]), ...named('port', parts[1]), ...named('id', parts[2]) }
  return { types: texts(parts.slice(2)), ...named('id', parts[1]) }
}

function fromRecord(record: Record<string, unknown>): Handle {
  const { proxy } = record
  const types = record.output_types ?? record.baseClasses ?? record.inputTypes
  const port = isRecord(proxy) ? (proxy.field ?? proxy.name) : undefined
  return {
    types: Array.isArray(types) ? texts(types) : [],
    ...named('id', record.id),
    ...named('port', record.fieldName ?? record.name),
    ...(isRecord(proxy) && typeof proxy.id === 'string' && typeof port === 'string'
      ? { proxy: { id: proxy.id, port } }
      : {}),
  }
}

function named<K extends string>(key: K, value: unknown): { [P in K]?: string } {
  const found: { [P in K]?: string } = {}
  if (typeof value === 'string' && value !== '') found[key] = value
  return found
}

function texts(values: unknown[]): string[] {
  return values.filter((value) => typeof value === 'string')
}
