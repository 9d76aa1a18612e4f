import { expect, it } from 'vitest'
import { withHint } from './with-hint'

it.each([
  [{ message: 'It broke' }, 'It broke'],
  [{ message: 'It broke', hint: 'Mend it.' }, 'It broke. Mend it.'],
  [{ message: 'It broke.', hint: 'Mend it.' }, 'It broke. Mend it.'],
  [{ message: 'Why?', hint: 'Ask.' }, 'Why? Ask.'],
])('%j reads %j', (error, text) => {
  expect(withHint(error)).toBe(text)
})
