import { expect, it } from 'vitest'
import { wholeCount } from './whole-count'

it('makes of any number one that a column of counts takes', () => {
  expect([12, 1.6, -4, Number.NaN, 1e12, Number.POSITIVE_INFINITY].map(wholeCount)).toEqual([
    12, 2, 0, 0, 2_147_483_647, 2_147_483_647,
  ])
})
