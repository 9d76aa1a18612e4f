import { describe, expect, it } from 'vitest'
import { runNode } from '../testing/run-node'

const result = async (expression: string) => {
  const { outputs } = await runNode('CalculatorComponent', { expression })
  return outputs.result
}

describe('Calculator', () => {
  it.each([
    ['4*4*(33/22)+12-20', '16'],
    ['2 ** 3 ** 2', '512'],
    ['-2 ** 2', '-4'],
    ['7 // 2 + -7 % 3', '5'],
    ['1/3', '0.333333'],
    ['.5e1', '5'],
    ['10 - 2 - 3', '5'],
    ['2*-3', '-6'],
  ])('%s is %s', async (expression, expected) => {
    expect(await result(expression)).toEqual({ kind: 'data', data: { result: expected } })
  })

  it.each([
    ['1/0', 'Division by zero.'],
    ['(1+2', 'A parenthesis is not closed.'],
    ['1 2', '"2" was not expected there.'],
    ['import os', '"import os" is not arithmetic.'],
    ['9**9**9', 'The result is too large or not a number.'],
    ['(-8)**0.5', 'The result is too large or not a number.'],
    [`${'('.repeat(500)}1`, 'The expression is nested too deeply.'],
    [`${'-'.repeat(500)}1`, 'The expression is nested too deeply.'],
    ['1 +', 'The expression is not complete.'],
  ])('%s says what is wrong', async (expression, message) => {
    expect(await result(expression)).toEqual({ kind: 'data', data: { error: message, input: expression } })
  })
})
