import { createContext, runInContext } from 'node:vm'
import { isRecord } from './is-record'

/** Longest text that is searched. */
const MAX_TEXT = 200_000

const realm = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } })

export type Match = { matches: boolean } | { fault: 'invalid' | 'too_slow' | 'too_long'; message: string }

/**
 * Whether a pattern matches from the start of a text, as Python's `re.match` does. A pattern that backtracks without end
 * is given up after `limit_ms`: pattern and text are data here, handed to a fixed script that can be interrupted.
 */
export function matchRegExp(pattern: string, text: string, ignoreCase: boolean, limit_ms = 100): Match {
  if (text.length > MAX_TEXT) return { fault: 'too_long', message: `the text is longer than ${MAX_TEXT} characters` }
  const { source, flags } = fromPython(pattern)
  const all = [...new Set(`${flags}u${ignoreCase ? 'i' : ''}`)].join('')
  for (const mode of [all, all.replace('u', '')]) {
    const found = interruptible(`^(?:${source})`, mode, text, limit_ms)
    // Patterns written for other dialects often escape more than the strict mode allows.
    if (!('fault' in found && found.fault === 'invalid' && mode === all)) return found
  }
  return { fault: 'invalid', message: 'the pattern is not valid' }
}

/** Inline flags at the start, named groups and the text-end anchors are all that the dialects write differently. */
function fromPython(pattern: string): { source: string; flags: string } {
  const inline = /^\(\?([aimsux]+)\)/.exec(pattern)
  const flags = [...(inline?.[1] ?? '')].filter((flag) => 'ims'.includes(flag)).join('')
  const source = pattern
    .slice(inline?.[0].length ?? 0)
    .replaceAll('(?P<', '(?<')
    .replaceAll(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replaceAll(/\\A/g, '^')
    .replaceAll(/\\Z/g, '$')
  return { source, flags }
}

function interruptible(source: string, flags: string, text: string, limit_ms: number): Match {
  realm.source = source
  realm.flags = flags
  realm.text = text
  try {
    return { matches: runInContext('new RegExp(source, flags).test(text)', realm, { timeout: limit_ms }) === true }
  } catch (error) {
    // Thrown in the other realm, so `instanceof Error` does not know it.
    if (isRecord(error) && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      return { fault: 'too_slow', message: `the pattern took longer than ${limit_ms} ms` }
    }
    return { fault: 'invalid', message: isRecord(error) ? String(error.message) : String(error) }
  } finally {
    realm.text = ''
  }
}
