const TEXT = [
  'contains',
  'not contains',
  'start with',
  'end with',
  'is',
  'is not',
  'empty',
  'not empty',
  'in',
  'not in',
]
const NUMBER = ['=', '≠', '>', '<', '≥', '≤', 'empty', 'not empty']
const LIST = ['contains', 'not contains', 'empty', 'not empty']

const byType: Readonly<Record<string, readonly string[]>> = {
  string: TEXT,
  secret: TEXT,
  number: NUMBER,
  integer: NUMBER,
  boolean: ['is', 'is not'],
  object: ['empty', 'not empty'],
  file: ['exists', 'not exists'],
}

const ALL = [...new Set([...TEXT, ...NUMBER, 'null', 'not null', 'exists', 'not exists', 'all of'])]

/** The comparisons that make sense for a value of a type; all of them when nobody knows the type. */
export function operatorsFor(type: string): readonly string[] {
  return type.startsWith('array') ? LIST : (byType[type] ?? ALL)
}

const BARE: ReadonlySet<string> = new Set(['empty', 'not empty', 'null', 'not null', 'exists', 'not exists'])

/** Whether the comparison is with something. */
export const takesValue = (operator: string): boolean => !BARE.has(operator)
