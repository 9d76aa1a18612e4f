import { expect, it } from 'vitest'
import { constantTimeEqual } from './constant-time-equal'
import { hashToken, newToken } from './token'

it('makes tokens of 256 bits that differ (threat 57)', () => {
  const tokens = Array.from({ length: 100 }, () => newToken('mk_'))
  for (const token of tokens) expect(token).toMatch(/^mk_[\w-]{43}$/)
  expect(new Set(tokens).size).toBe(100)
})

it('hashes as SHA-256 in hex', () => {
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

it.each([
  ['', '', true],
  ['a', 'a', true],
  ['a', 'b', false],
  ['a', 'aa', false],
  ['é', 'e', false],
])('compares %j with %j (threat 18)', (a, b, equal) => {
  expect(constantTimeEqual(a, b)).toBe(equal)
})
