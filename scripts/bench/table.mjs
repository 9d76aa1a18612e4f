/** @typedef {{ text: string, met: boolean }} Aim */
/** @typedef {{ cells: string[], aims?: Aim[] }} Row */
/** @typedef {{ title: string, columns: string[], rows: Row[], notes?: string[] }} Table */

/** @param {Table} table columns aligned, figures to the right, what was aimed at behind them */
export function printTable({ title, columns, rows, notes = [] }) {
  const lines = [columns, ...rows.map(({ cells }) => cells)]
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const figures = columns.map((_, column) => rows.every(({ cells }) => /^([-−\d]|$)/.test(cells[column] ?? '')))
  const withAims = rows.some(({ aims }) => aims)
  console.log(`\n${title}`)
  for (const [index, line] of lines.entries()) {
    const cells = widths.map((width, column) =>
      figures[column] ? (line[column] ?? '').padStart(width) : (line[column] ?? '').padEnd(width),
    )
    const aims = rows[index - 1]?.aims ?? []
    const last =
      index === 0 ? (withAims ? 'aim' : '') : aims.map(({ text, met }) => `${text} ${met ? '✓' : '✗'}`).join(', ')
    console.log(`  ${[...cells, last].join('  ').trimEnd()}`)
  }
  for (const note of notes) console.log(`  ${note}`)
}

/** Three digits that count. @param {number} value */
export function figure(value) {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toFixed(digits).replace('-', '−')
}

/** @param {number} share */
export const percent = (share) => `${Math.round(share * 100)} %`
