import { expect, it } from 'vitest'
import { escapeLike } from './escape-like'

it.each([
  ['mill', 'mill'],
  ['100%', '100\\%'],
  ['a_b', 'a\\_b'],
  ['C:\\mill\\', 'C:\\\\mill\\\\'],
  ['\\%', '\\\\\\%'],
  ['', ''],
])('%s stands for itself as %s', (text, pattern) => {
  expect(escapeLike(text)).toBe(pattern)
})
