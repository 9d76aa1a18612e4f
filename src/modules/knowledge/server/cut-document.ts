import { randomUUID } from 'node:crypto'
import type { Chunking } from '../contract/knowledge.schema'
import { splitMarkdown } from './split-markdown'
import { splitText } from './split-text'

export interface NewChunk {
  id: string
  kind: 'plain' | 'parent' | 'child'
  parent_id: string | null
  /** From 1; parents are counted apart. */
  position: number
  content: string
  metadata: { [key: string]: string[] }
}

/** The chunks of a document in its order, each parent before its children. */
export function cutDocument(text: string, chunking: Chunking): NewChunk[] {
  switch (chunking.method) {
    case 'fixed':
      return plain(splitText(text, chunking.size, chunking.overlap))
    case 'separator':
      return plain(separated(text, chunking.separator, chunking.size, chunking.overlap))
    case 'markdown':
      return splitMarkdown(text, chunking.size).map(({ content, headings }, at) =>
        chunk('plain', at, content, null, headings.length > 0 ? { headings } : {}),
      )
    case 'parent_child':
      return family(text, chunking.parent_size, chunking.child_size)
  }
}

/** Between separators; pieces that are too long are cut again. Newlines may be written as `\n`. */
function separated(text: string, separator: string, size: number, overlap: number): string[] {
  const mark = separator.replaceAll('\\n', '\n').replaceAll('\\t', '\t').replaceAll('\\r', '\r')
  return text
    .replaceAll('\r\n', '\n')
    .split(mark)
    .flatMap((piece) => splitText(piece, size, overlap))
}

function family(text: string, parent_size: number, child_size: number): NewChunk[] {
  let children = 0
  return splitText(text, parent_size, 0).flatMap((content, at) => {
    const parent = chunk('parent', at, content, null)
    const pieces = splitText(content, child_size, 0).map((piece) => chunk('child', children++, piece, parent.id))
    return [parent, ...pieces]
  })
}

const plain = (pieces: string[]) => pieces.map((content, at) => chunk('plain', at, content, null))

function chunk(
  kind: NewChunk['kind'],
  at: number,
  content: string,
  parent_id: string | null,
  metadata: NewChunk['metadata'] = {},
): NewChunk {
  return { id: randomUUID(), kind, parent_id, position: at + 1, content, metadata }
}
