import { splitText } from './split-text'

interface Section {
  /** Headings above the text, outermost first. */
  headings: string[]
  body: string
}

/**
 * Cuts Markdown at its headings. Every piece begins with the headings it stands under, so that it can be understood and
 * found by itself; sections that are longer than `size` are cut again. Headings in fenced code are no headings.
 */
export function splitMarkdown(text: string, size: number): { content: string; headings: string[] }[] {
  return sections(text).flatMap(({ headings, body }) => {
    const title = headings.map((heading, level) => `${'#'.repeat(level + 1)} ${heading}`).join('\n')
    // A title that would fill the piece is given by its last heading alone, or not at all.
    const fitting = [title, headings.at(-1) ?? '', ''].find((lead) => lead.length <= size / 2) ?? ''
    const lead = fitting === '' ? '' : `${fitting}\n\n`
    return splitText(body, size - lead.length, 0).map((piece) => ({ content: lead + piece, headings }))
  })
}

function sections(text: string): Section[] {
  const found: Section[] = []
  const path: string[] = []
  let lines: string[] = []
  let fence: string | undefined
  const close = () => {
    const body = lines.join('\n').trim()
    // Headings without a text of their own stand above the sections under them.
    if (body !== '') found.push({ headings: path.filter(Boolean), body })
    lines = []
  }
  for (const line of text.split(/\r?\n/)) {
    const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1]
    if (mark) fence = fence === undefined ? mark : mark.startsWith(fence) ? undefined : fence
    const heading = fence === undefined ? /^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$/.exec(line) : null
    if (!heading) {
      lines.push(line)
      continue
    }
    close()
    const level = heading[1]?.length ?? 1
    path.length = Math.min(path.length, level - 1)
    while (path.length < level - 1) path.push('')
    path.push(heading[2] ?? '')
  }
  close()
  return found
}
