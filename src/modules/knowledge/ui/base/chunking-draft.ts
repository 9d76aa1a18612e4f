import { Chunking } from '../../contract/knowledge.schema'

export const methods = ['fixed', 'separator', 'markdown', 'parent_child'] as const
export type Method = (typeof methods)[number]

/** How documents are cut while it is being typed: the fields of every method, so that trying another loses nothing. */
export interface ChunkingDraft {
  method: Method
  size: string
  overlap: string
  separator: string
  parent_size: string
  child_size: string
}

export function chunkingDraft(chunking: Chunking): ChunkingDraft {
  const defaults = { size: '1000', overlap: '150', separator: '\\n\\n', parent_size: '2000', child_size: '400' }
  const given = Object.entries(chunking).map(([key, value]) => [key, String(value).replaceAll('\n', '\\n')] as const)
  return { ...defaults, ...Object.fromEntries(given), method: chunking.method }
}

/** What was typed, when all of it can be used; else what is wrong. */
export function chunkingOf(draft: ChunkingDraft): Chunking | { problem: string } {
  const { method, separator } = draft
  const [size, overlap, parent_size, child_size] = [draft.size, draft.overlap, draft.parent_size, draft.child_size].map(
    Number,
  )
  const read = Chunking.safeParse({ method, separator, size, overlap, parent_size, child_size })
  return read.success ? read.data : { problem: read.error.issues[0]?.message ?? '' }
}
