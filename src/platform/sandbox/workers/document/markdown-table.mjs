/**
 * Rows as a Markdown table, the first one as its head. Empty rows at the end are left out.
 *
 * @param {readonly (readonly unknown[])[]} rows
 */
export function markdownTable(rows) {
  const texts = rows.map((row) => row.map(cellText))
  while (texts.length > 0 && texts.at(-1)?.every((text) => text === '')) texts.pop()
  const [head, ...rest] = texts
  if (!head) return ''
  const width = texts.reduce((most, row) => Math.max(most, row.length), 0)
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`
  return [line(head), line(Array.from({ length: width }, () => '---')), ...rest.map(line)].join('\n')
}

/** @param {unknown} value */
function cellText(value) {
  if (value === null || value === undefined) return ''
  const text = value instanceof Date ? dateText(value) : String(value)
  return text
    .trim()
    .replaceAll('|', '\\|')
    .replace(/\s*\r?\n\s*/g, '<br>')
}

/** @param {Date} date */
function dateText(date) {
  return Number.isNaN(date.getTime())
    ? ''
    : date
        .toISOString()
        .replace(/T00:00:00\.000Z$/, '')
        .replace(/\.000Z$/, 'Z')
}
