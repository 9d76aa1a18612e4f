import { expect, it } from 'vitest'
import { formatDuration } from './format-duration'

it.each([
  [0, '0 ms'],
  [340.4, '340 ms'],
  [1_000, '1.0 s'],
  [2_149, '2.1 s'],
  [59_900, '59.9 s'],
  [59_960, '1 min'],
  [64_000, '1 min 4 s'],
  [3_600_000, '60 min'],
])('%d ms reads %s', (ms, text) => expect(formatDuration(ms)).toBe(text))
