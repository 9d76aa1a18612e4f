import { EngineError } from '@/engine/errors'
import { plainValue } from '@/engine/plain-value'
import type { JsonValue, Value } from '@/engine/values'

/** What a value is compared with: texts come with their placeholders filled in. */
export type Expected = string | number | boolean | (string | number | boolean)[] | undefined

type Comparison = (value: JsonValue, expected: Expected, where: string) => boolean

const comparisons = new Map<string, Comparison>([
  ['contains', contains],
  ['not contains', (value, expected, where) => !contains(value, expected, where)],
  ['start with', (value, expected, where) => !isEmpty(value) && text(value, where).startsWith(String(expected ?? ''))],
  ['end with', (value, expected, where) => !isEmpty(value) && text(value, where).endsWith(String(expected ?? ''))],
  ['is', (value, expected, where) => value !== null && same(value, expected, where)],
  ['is not', (value, expected, where) => value !== null && !same(value, expected, where)],
  ['empty', (value) => isEmpty(value)],
  ['not empty', (value) => !isEmpty(value)],
  ['=', numeric((a, b) => a === b)],
  ['≠', numeric((a, b) => a !== b)],
  ['>', numeric((a, b) => a > b)],
  ['<', numeric((a, b) => a < b)],
  ['≥', numeric((a, b) => a >= b)],
  ['≤', numeric((a, b) => a <= b)],
  ['null', (value) => value === null],
  ['not null', (value) => value !== null],
  ['in', (value, expected) => !isEmpty(value) && list(expected).some((item) => item === value)],
  ['not in', (value, expected) => isEmpty(value) || !list(expected).some((item) => item === value)],
  ['all of', (value, expected) => !isEmpty(value) && list(expected).every((item) => holds(value, item))],
  ['exists', (value) => value !== null],
  ['not exists', (value) => value === null],
])
/** Other ways in which older files and hands write the same. */
const spellings = new Map([
  ['==', '='],
  ['!=', '≠'],
  ['>=', '≥'],
  ['<=', '≤'],
  ['starts with', 'start with'],
  ['ends with', 'end with'],
  ['is empty', 'empty'],
  ['is not empty', 'not empty'],
])

/** Compares a value. Throws `invalid_input` when the two cannot be compared, naming `where` the value is from. */
export function compare(value: Value | undefined, operator: string, expected: Expected, where: string): boolean {
  const comparison = comparisons.get(spellings.get(operator) ?? operator)
  if (!comparison) {
    throw new EngineError('invalid_flow', `"${operator}" is not a comparison that is known here.`, {
      hint: `Known are: ${[...comparisons.keys()].join(', ')}.`,
    })
  }
  return comparison(plainValue(value), expected, where)
}

/** What counts as nothing: no value, no text, no item, no key, zero and false. */
function isEmpty(value: JsonValue): boolean {
  if (value === null || value === '' || value === false || value === 0) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

function contains(value: JsonValue, expected: Expected, where: string): boolean {
  if (isEmpty(value)) return false
  if (typeof value !== 'string' && !Array.isArray(value)) throw unfit(where, 'a text or a list')
  return holds(value, Array.isArray(expected) ? String(expected) : (expected ?? ''))
}

function holds(value: JsonValue, item: string | number | boolean): boolean {
  if (Array.isArray(value))
    return value.some((entry) => entry === item || (!isStructure(entry) && String(entry) === String(item)))
  return String(value).includes(String(item))
}

function isStructure(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null
}

function same(value: JsonValue, expected: Expected, where: string): boolean {
  if (typeof value === 'boolean') return value === truth(expected, where)
  if (isStructure(value)) throw unfit(where, 'a text, a number or a truth value')
  return String(value) === String(expected ?? '')
}

function numeric(decide: (a: number, b: number) => boolean): Comparison {
  return (value, expected, where) => {
    if (value === null) return false
    if (typeof value === 'boolean') return decide(Number(value), Number(truth(expected, where)))
    const number = typeof value === 'number' ? value : toNumber(value)
    if (number === undefined) throw unfit(where, 'a number')
    const wanted = toNumber(expected)
    if (wanted === undefined) {
      throw new EngineError(
        'invalid_input',
        `"${where}" is compared with ${JSON.stringify(expected ?? '')}, which is not a number.`,
        {
          hint: 'Write a number, or choose a variable that holds one.',
        },
      )
    }
    return decide(number, wanted)
  }
}

function toNumber(value: JsonValue | Expected): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}

function truth(value: Expected, where: string): boolean {
  const written = String(value ?? '')
    .trim()
    .toLowerCase()
  if (written === 'true' || written === '1') return true
  if (written === 'false' || written === '0') return false
  throw new EngineError(
    'invalid_input',
    `"${where}" is compared with ${JSON.stringify(value ?? '')}, which is neither true nor false.`,
  )
}

function list(expected: Expected): (string | number | boolean)[] {
  if (Array.isArray(expected)) return expected
  return expected === undefined ? [] : [expected]
}

function text(value: JsonValue, where: string): string {
  if (typeof value !== 'string') throw unfit(where, 'a text')
  return value
}

function unfit(where: string, what: string): EngineError {
  return new EngineError('invalid_input', `"${where}" is not ${what}, so it cannot be compared like this.`, {
    hint: 'Choose another comparison or another variable.',
  })
}
