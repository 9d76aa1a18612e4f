type Cell = string | number | boolean | null

/** What makes a spreadsheet take a text for a formula when it stands first. */
const FORMULA = /^[=+\-@\t\r\n]/

/**
 * A table as CSV (RFC 4180, with a byte order mark, so that spreadsheets read it as UTF-8). Texts that a spreadsheet would
 * run as a formula get an apostrophe in front: what people write must not act on the machine of who opens the file.
 */
export const toCsv = (rows: readonly (readonly Cell[])[]): string => csvStart + csvLines(rows)

/** What a CSV begins with that is written piece by piece. */
export const csvStart = '\ufeff'

/** Further rows of a CSV. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
