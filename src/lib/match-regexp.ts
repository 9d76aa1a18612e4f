import { fromPython, type RegExpFault, runRegExp } from './regexp-realm'

export type Match = { matches: boolean } | RegExpFault

/**
 * Whether a pattern matches from the start of a text, as Python's `re.match` does. A pattern that backtracks without end
 * is given up after `limit_ms`.
 */
export function matchRegExp(pattern: string, text: string, ignoreCase: boolean, limit_ms = 100): Match {
  const { source, flags } = fromPython(pattern)
  const all = [...new Set(`${flags}${ignoreCase ? 'i' : ''}`)].join('')
  const found = runRegExp(
    'new RegExp(source, flags).test(text)',
    { source: `^(?:${source})`, flags: all },
    text,
    limit_ms,
  )
  return 'fault' in found ? found : { matches: found.result === true }
}
