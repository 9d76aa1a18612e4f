import { expect, it } from 'vitest'
import { nextLabel } from './next-label'

it.each([
  [[], '1.0'],
  [['1.0'], '1.1'],
  [['1.9', '1.8'], '1.10'],
  [['2', '3'], '4'],
  [['1.2-beta'], '1.3-beta'],
  [['summer'], 'summer 2'],
  [['summer 2', 'summer'], 'summer 3'],
])('after %j comes %s', (labels, next) => {
  expect(nextLabel(labels)).toBe(next)
})
