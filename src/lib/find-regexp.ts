import { fromPython, type RegExpFault, runRegExp } from './regexp-realm'

/** Most matches that are given. */
const MAX_MATCHES = 10_000

const SCRIPT = `{
  const found = []
  for (const match of text.matchAll(new RegExp(source, flags))) {
    found.push(match.length > 1 ? match.slice(1).map((group) => group ?? '') : [match[0]])
    if (found.length >= ${MAX_MATCHES}) break
  }
  JSON.stringify(found)
}`

/**
 * All matches of a pattern in a text as Python's `re.findall` gives them: the whole match, or what its groups hold. At most
 * 10,000. A pattern that backtracks without end is given up after `limit_ms`.
 */
export function findRegExp(pattern: string, text: string, limit_ms = 200): { matches: string[][] } | RegExpFault {
  const { source, flags } = fromPython(pattern)
  const found = runRegExp(SCRIPT, { source, flags: `${[...new Set(flags)].join('')}g` }, text, limit_ms)
  if ('fault' in found) return found
  const parsed: unknown = JSON.parse(String(found.result))
  const rows: unknown[] = Array.isArray(parsed) ? parsed : []
  return { matches: rows.flatMap((row) => (Array.isArray(row) ? [row.map(String)] : [])) }
}
