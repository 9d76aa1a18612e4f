import { createContext, runInContext } from 'node:vm'
import { isRecord } from './is-record'

/** Longest text that is searched. */
const MAX_TEXT = 200_000

const realm = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } })

export type RegExpFault = { fault: 'invalid' | 'too_slow' | 'too_long'; message: string }

/**
 * Runs a fixed script that uses `source`, `flags` and `text`, in a realm of its own that can be interrupted: pattern and
 * text are data there. Gives up after `limit_ms`.
 */
export function runRegExp(
  script: string,
  pattern: { source: string; flags: string },
  text: string,
  limit_ms: number,
): { result: unknown } | RegExpFault {
  if (text.length > MAX_TEXT) return { fault: 'too_long', message: `the text is longer than ${MAX_TEXT} characters` }
  const unicode = `${pattern.flags}u`
  for (const flags of [unicode, pattern.flags]) {
    const found = interruptible(script, { source: pattern.source, flags }, text, limit_ms)
    // Patterns written for other dialects often escape more than the strict mode allows.
    if (!('fault' in found && found.fault === 'invalid' && flags === unicode)) return found
  }
  return { fault: 'invalid', message: 'the pattern is not valid' }
}

/** Inline flags at the start, named groups and the text-end anchors are all that the dialects write differently. */
export function fromPython(pattern: string): { source: string; flags: string } {
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

function interruptible(
  script: string,
  { source, flags }: { source: string; flags: string },
  text: string,
  limit_ms: number,
): { result: unknown } | RegExpFault {
  realm.source = source
  realm.flags = flags
  realm.text = text
  try {
    return { result: runInContext(script, realm, { timeout: limit_ms }) }
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
