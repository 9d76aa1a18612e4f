import { parse } from 'csv-parse/sync'
import { markdownTable } from './markdown-table.mjs'

const DELIMITERS = [',', ';', '\t', '|']

/** Comma, semicolon, tab or bar separated values as a Markdown table. @param {string} text */
export function readCsv(text) {
  const head = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'))
  const count = (/** @type {string} */ delimiter) => head.split(delimiter).length
  const delimiter = DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
  const rows = parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true })
  return markdownTable(rows)
}
