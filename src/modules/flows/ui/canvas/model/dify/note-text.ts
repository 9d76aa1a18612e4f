import { isRecord } from '@/lib/is-record'
import { asText, at } from '../record'

/** The text of a note as Dify's editor keeps it (a tree of blocks as JSON), as Markdown. Plain text stays what it is. */
export function readNoteText(stored: unknown): string {
  if (typeof stored !== 'string') return ''
  const root = parsed(stored)
  return root === undefined ? stored : childrenOf(root).map(blockText).join('\n').trim()
}

/** Text in the form that Dify's editor reads: one paragraph a line. */
export function writeNoteText(text: string): string {
  const line = (words: string) => ({
    children: words === '' ? [] : [{ ...TEXT, text: words }],
    ...BLOCK,
    type: 'paragraph',
    textFormat: 0,
  })
  return JSON.stringify({ root: { children: text.split('\n').map(line), ...BLOCK, type: 'root' } })
}

const BLOCK = { direction: 'ltr', format: '', indent: 0, version: 1 }
const TEXT = { detail: 0, format: 0, mode: 'normal', style: '', type: 'text', version: 1 }
const BOLD = 1
const ITALIC = 2
const CODE = 16

function parsed(stored: string): unknown {
  if (!stored.trimStart().startsWith('{')) return undefined
  try {
    const root = at(JSON.parse(stored), 'root')
    return isRecord(root) ? root : undefined
  } catch {
    return undefined
  }
}

const childrenOf = (block: unknown): unknown[] => {
  const children = at(block, 'children')
  return Array.isArray(children) ? children : []
}

function blockText(block: unknown): string {
  const type = asText(at(block, 'type'))
  if (type === 'list') {
    const numbered = at(block, 'listType') === 'number'
    return childrenOf(block)
      .map((item, index) => `${numbered ? `${index + 1}.` : '-'} ${inline(item)}`)
      .join('\n')
  }
  if (type === 'heading') return `${'#'.repeat(Number(asText(at(block, 'tag'))?.slice(1)) || 1)} ${inline(block)}`
  if (type === 'quote') return `> ${inline(block)}`
  return inline(block)
}

function inline(block: unknown): string {
  return childrenOf(block)
    .map((part) => {
      const type = at(part, 'type')
      if (type === 'linebreak') return '\n'
      if (type === 'link' || type === 'autolink') return `[${inline(part)}](${asText(at(part, 'url')) ?? ''})`
      const text = asText(at(part, 'text'))
      if (text === undefined) return inline(part)
      return emphasised(text, Number(at(part, 'format')) || 0)
    })
    .join('')
}

function emphasised(text: string, format: number): string {
  if (text.trim() === '') return text
  const code = format & CODE ? `\`${text}\`` : text
  const italic = format & ITALIC ? `*${code}*` : code
  return format & BOLD ? `**${italic}**` : italic
}
