import { expect, it } from 'vitest'
import { escapeLike } from './escape-like'

it('takes the meaning from wildcards', () => {
  expect(escapeLike('50%_a\\b')).toBe('50\\%\\_a\\\\b')
  expect(escapeLike('plain')).toBe('plain')
})
