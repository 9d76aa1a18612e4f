import { describe, expect, it } from 'vitest'
import { costOf } from './cost-of'

const price = (pattern: string, input_price: number, output_price = 0) => ({ pattern, input_price, output_price })
const million = { input_tokens: 1_000_000, output_tokens: 0 }

describe('costOf', () => {
  it('counts input and output by their prices', () => {
    const prices = [price('mill-1', 2.5, 10)]
    expect(costOf(prices, 'mill-1', { input_tokens: 2_000, output_tokens: 300 })).toBeCloseTo(0.008, 12)
    expect(costOf(prices, 'mill-1', {})).toBe(0)
  })

  it.each([
    ['mill-1', 1],
    ['MILL-1', 1],
    ['mill-1-mini', 2],
    ['mill-2', 3],
    ['org/mill-2', 4],
    ['mill', undefined],
    ['other', undefined],
  ])('%s costs %s: whole names first, then the pattern that says most', (model, cost) => {
    const prices = [price('mill-*', 3), price('mill-1*', 2), price('mill-1', 1), price('*/mill-*', 4)]
    expect(costOf(prices, model, million)).toBe(cost)
  })

  it.each([
    ['*', 'anything', true],
    ['a*b*c', 'a-b-c', true],
    ['a*b*c', 'abc', true],
    ['a*b*c', 'acb', false],
    ['ab*bc', 'abc', false],
    ['*mini', 'mill-mini-2', false],
  ])('%s fits %s: %s', (pattern, model, fits) => {
    expect(costOf([price(pattern, 1)], model, million) !== undefined).toBe(fits)
  })
})
