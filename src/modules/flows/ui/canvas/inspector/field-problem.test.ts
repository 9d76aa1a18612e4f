import { describe, expect, it } from 'vitest'
import type { FieldDefinition } from '@/engine'
import { jsonProblem, numberProblem, valueProblem } from './field-problem'

const integer: FieldDefinition = { name: 'n', display_name: 'N', type: 'integer', min: 1, max: 9 }

describe('numberProblem', () => {
  it.each(['1', '9', ' 5 ', ''])('takes %j', (typed) => expect(numberProblem(integer, typed)).toBeUndefined())
  it.each([
    ['x', 'Enter a number.'],
    ['1.5', 'Enter a whole number.'],
    ['0', 'At least 1.'],
    ['10', 'At most 9.'],
  ])('refuses %j and says why', (typed, reason) => expect(numberProblem(integer, typed)).toBe(reason))
})

describe('jsonProblem', () => {
  it('takes JSON and nothing', () => {
    expect(jsonProblem('[{"a":1}]')).toBeUndefined()
    expect(jsonProblem('  ')).toBeUndefined()
  })
  it('says what is wrong', () => expect(jsonProblem('{a}')).toMatch(/^Not valid JSON: /))
})

describe('valueProblem', () => {
  const required: FieldDefinition = { name: 'q', display_name: 'Q', type: 'text', required: true }
  it('asks for a value or a wire', () => {
    expect(valueProblem(required, '', false)).toBe('A value or a wire is needed.')
    expect(valueProblem(required, '', true)).toBeUndefined()
    expect(valueProblem(required, 'x', false)).toBeUndefined()
  })
  it('looks at stored numbers as well', () => expect(valueProblem(integer, 12, false)).toBe('At most 9.'))
})
