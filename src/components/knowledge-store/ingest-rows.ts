import { createHash } from 'node:crypto'
import type { NodeContext } from '@/engine/component'
import { textOf } from '@/engine/text-of'
import { isEmbeddingModel } from '@/engine/value-guards'
import type { Value } from '@/engine/values'
import { toJson } from '@/lib/to-json'

export interface IngestOptions {
  knowledge_base: string
  embedding: Value | undefined
  /** Columns whose text is searched. */
  columns: readonly string[]
  /** Columns that name a document: a row of the same name replaces it. */
  identifiers: readonly string[]
  allow_duplicates: boolean
}

/** Puts rows into a base, a document for each. Rows without text are left out. */
export async function ingestRows(
  rows: readonly Record<string, unknown>[],
  options: IngestOptions,
  context: NodeContext,
): Promise<{ chunks: number; texts: string[] }> {
  const documents = rows.flatMap((row) => {
    const text = options.columns
      .map((column) => textOf(toJson(row[column])))
      .filter((part) => part !== '')
      .join('\n')
    if (text.trim() === '') return []
    const metadata = Object.fromEntries(
      Object.entries(row).flatMap(([key, value]) => (options.columns.includes(key) ? [] : [[key, toJson(value)]])),
    )
    return [{ name: nameOf(row, text, options, context), text, metadata }]
  })
  if (documents.length === 0) return { chunks: 0, texts: [] }
  const { chunks } = await context.ports.knowledge.ingest({
    knowledge_base: options.knowledge_base,
    documents,
    ...(isEmbeddingModel(options.embedding) ? { embedding: options.embedding.model } : {}),
    signal: context.signal,
  })
  return { chunks, texts: documents.map((document) => document.text) }
}

function nameOf(row: Record<string, unknown>, text: string, options: IngestOptions, context: NodeContext): string {
  if (options.allow_duplicates) return context.ports.ids.uuid()
  const named = options.identifiers.filter((column) => !options.columns.includes(column))
  const words = named.map((column) => textOf(toJson(row[column]))).filter((part) => part !== '')
  if (words.length > 0) return words.join(' · ').slice(0, 200)
  const source = ['file_name', 'filename', 'file_path', 'url', 'title'].map((key) => row[key]).find(isName) ?? 'Text'
  return `${source} ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
}

const isName = (value: unknown) => typeof value === 'string' && value !== '' && value.length <= 150
