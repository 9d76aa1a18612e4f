import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { isRecord } from '@/lib/is-record'

const Rows = z.array(z.record(z.string(), z.string()))

/** The rows of a file that is a table or a list of objects itself (csv, tsv, json); undefined for any other. */
export function structuredRows(name: string, text: string): Record<string, unknown>[] | undefined {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase()
  if (ending === 'json') return jsonRows(text)
  if (ending !== 'csv' && ending !== 'tsv') return undefined
  const options = { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true }
  return Rows.safeParse(parse(text, { ...options, delimiter: ending === 'tsv' ? '\t' : ',' })).data
}

function jsonRows(text: string): Record<string, unknown>[] | undefined {
  try {
    const json: unknown = JSON.parse(text)
    const list: unknown[] = Array.isArray(json) ? json : [json]
    return list.every(isRecord) ? list : undefined
  } catch {
    // What is no JSON stays the text that it is.
    return undefined
  }
}
