import { isRecord } from '@/lib/is-record'
import { pythonRepr } from '@/lib/python-repr'

type Step = { name: string } | { index: number }

/** What Jinja knows without being told: a template that uses one of these is for Jinja. */
const KNOWN_TO_JINJA = new Set([
  ...['true', 'false', 'none', 'True', 'False', 'None', 'range', 'dict', 'lipsum', 'cycler', 'joiner', 'namespace'],
  ...['self', 'loop', 'caller', 'varargs', 'kwargs', 'not', 'and', 'or', 'in', 'is', 'if', 'else', 'super'],
])
/** Attributes of Python's dict, which win over keys when they are read by a dot. */
const OF_A_DICT = new Set('clear copy fromkeys get items keys pop popitem setdefault update values'.split(' '))

const EXPRESSION = /\{\{\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[\d{1,9}\]|\['[^'\\]*'\]|\["[^"\\]*"\])*)\s*\}\}/g
const STEP = /\.([A-Za-z_]\w*)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]/g

/**
 * Fills in a template that is only text and values, as Jinja would.
 *
 * @returns undefined when there is more to it (blocks, filters, calls, a path into nothing): then it is for Jinja
 */
export function fillPlainTemplate(template: string, values: Record<string, unknown>): string | undefined {
  const source = template.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  let whole = true
  let rest = ''
  let at = 0
  const filled: string[] = []
  for (const match of source.matchAll(EXPRESSION)) {
    const text = valueAt(values, match[1] ?? '')
    const before = source.slice(at, match.index)
    if (text === undefined || before.endsWith('{')) whole = false
    rest += before
    filled.push(before, text ?? '')
    at = match.index + match[0].length
  }
  const end = source.slice(at)
  rest += `\u0000${end}`
  return whole && !/\{[{%#]|[}%#]\}/.test(rest) ? filled.join('') + end : undefined
}

function valueAt(values: Record<string, unknown>, path: string): string | undefined {
  const name = /^\w+/.exec(path)?.[0] ?? ''
  if (KNOWN_TO_JINJA.has(name)) return undefined
  const steps = [...path.slice(name.length).matchAll(STEP)].map(toStep)
  let value: unknown = Object.hasOwn(values, name) ? values[name] : undefined
  for (const step of steps) {
    if ('index' in step) {
      if (!Array.isArray(value)) return undefined
      value = value[step.index]
    } else {
      if (!isRecord(value) || OF_A_DICT.has(step.name)) return undefined
      value = Object.hasOwn(value, step.name) ? value[step.name] : undefined
    }
  }
  if (value === undefined) return ''
  // Powers of ten are written in another way in Python.
  if (typeof value === 'number' && !Number.isSafeInteger(value) && /e/.test(String(value))) return undefined
  return typeof value === 'string' ? value : pythonRepr(value)
}

function toStep([, dotted, index, single, double]: RegExpMatchArray): Step {
  return index === undefined ? { name: dotted ?? single ?? double ?? '' } : { index: Number(index) }
}
