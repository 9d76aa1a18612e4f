import { describe, expect, it } from 'vitest'
import type { Value } from '@/engine/values'
import { compare, type Expected } from './compare'

describe('compare', () => {
  const rows: [Value | undefined, string, Expected, boolean][] = [
    ['hello world', 'contains', 'hello', true],
    ['Hello', 'contains', 'hello', false],
    ['', 'contains', '', false],
    [['a', 'b'], 'contains', 'b', true],
    [[1, 2], 'contains', '2', true],
    [undefined, 'not contains', 'x', true],
    ['abc', 'start with', 'ab', true],
    ['abc', 'end with', 'bc', true],
    ['', 'start with', '', false],
    ['1', 'is', '1', true],
    [true, 'is', 'true', true],
    [false, 'is not', 'true', true],
    [null, 'is not', 'x', false],
    ['', 'empty', undefined, true],
    [0, 'empty', undefined, true],
    [[], 'empty', undefined, true],
    [{}, 'not empty', undefined, false],
    ['x', 'not empty', undefined, true],
    [1, '=', '1', true],
    ['1', '=', '1.0', true],
    [1, '≠', '2', true],
    [3, '>', '2', true],
    [2, '≥', '2', true],
    [1, '<', '2', true],
    [2, '≤', '1', false],
    [null, '>', '1', false],
    [2, '>=', '2', true],
    [null, 'null', undefined, true],
    ['x', 'not null', undefined, true],
    ['a', 'in', ['a', 'b'], true],
    ['c', 'not in', ['a', 'b'], true],
    [['a', 'b', 'c'], 'all of', ['a', 'c'], true],
    [['a'], 'all of', ['a', 'c'], false],
    ['x', 'exists', undefined, true],
    [undefined, 'not exists', undefined, true],
  ]
  it.each(rows)('%j %s %j is %s', (value, operator, expected, result) => {
    expect(compare(value, operator, expected, 'x')).toBe(result)
  })

  it.each([
    ['abc', '>', '1', /not a number/],
    [1, '>', 'abc', /not a number/],
    [true, 'is', 'maybe', /neither true nor false/],
    [{ a: 1 }, 'is', 'x', /cannot be compared/],
    [1, 'start with', '1', /not a text/],
    [1, 'resembles', '1', /not a comparison/],
  ] as const)('%j %s %j says what is wrong', (value, operator, expected, message) => {
    expect(() => compare(value, operator, expected, 'node.field')).toThrow(message)
  })
})
