/** Rows as CSV with a line of names; cells are quoted where they must be. */
export function csvText(rows: readonly Record<string, unknown>[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  if (names.length === 0) return ''
  const lines = [names, ...rows.map((row) => names.map((name) => row[name]))]
  return `${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(value: unknown): string {
  const text =
    value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
