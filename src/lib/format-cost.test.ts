import { expect, it } from 'vitest'
import { formatCost } from './format-cost'

it.each([
  [0, '$0.00'],
  [0.000_000_01, '<$0.000001'],
  [0.000_123_4, '$0.00012'],
  [0.054_9, '$0.055'],
  [0.25, '$0.25'],
  [12.345, '$12.35'],
  [1234.5, '$1,234.50'],
])('%s is said as %s', (dollars, text) => {
  expect(formatCost(dollars)).toBe(text)
})
