import { expect, it } from 'vitest'
import { matchRegExp } from './match-regexp'

it('matches from the start, as Python does', () => {
  expect(matchRegExp('b', 'abc', false)).toEqual({ matches: false })
  expect(matchRegExp('a.c', 'abc and more', false)).toEqual({ matches: true })
  expect(matchRegExp('ABC', 'abc', false)).toEqual({ matches: false })
  expect(matchRegExp('ABC', 'abc', true)).toEqual({ matches: true })
  expect(matchRegExp('(?i)(?P<word>ABC)-(?P=word)\\Z', 'abc-ABC', false)).toEqual({ matches: true })
  expect(matchRegExp('^https?:\\/\\/\\-x', 'https://-x', false)).toEqual({ matches: true })
})

it('gives up on a pattern that would never end', () => {
  const started = performance.now()
  expect(matchRegExp('(a+)+$', `${'a'.repeat(40)}!`, false)).toMatchObject({ fault: 'too_slow' })
  expect(performance.now() - started).toBeLessThan(1_000)
})

it('says what is wrong with a broken pattern', () => {
  expect(matchRegExp('(', 'x', false)).toMatchObject({ fault: 'invalid', message: expect.stringContaining('(') })
})
