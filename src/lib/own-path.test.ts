import { describe, expect, it } from 'vitest'
import { ownPath } from './own-path'

const elsewhere = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '/\t\\evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/\u0000/evil.example',
  '/flows\\..\\..\\evil.example',
  'https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'HTTPS://evil.example',
  'http://here.invalid@evil.example/',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '',
  '?next=//evil.example',
  `/${'a'.repeat(3_000)}`,
]

describe('where people are led after they signed in', () => {
  it.each(elsewhere)('is not %j (threat 55)', (path) => {
    expect(ownPath(path)).toBe('/')
  })
  it.each([null, undefined, 5, ['/flows'], { path: '/flows' }])('is no %j', (path) => {
    expect(ownPath(path)).toBe('/')
  })
  it.each(['/', '/flows', '/flows/1?tab=runs#here', '/a//b', '/%2F%2Fevil.example', '/@evil.example', '/x:y'])(
    'may be %s, which is here',
    (path) => {
      expect(ownPath(path)).toBe(path)
      expect(new URL(path, 'https://studio.example').origin).toBe('https://studio.example')
    },
  )
})
