import { expect, it } from 'vitest'
import { originOf } from './origin-of'

it('is the same for addresses of one server, whatever their path', () => {
  expect(originOf(' https://API.example.com:443/v1?x=1 ')).toBe('https://api.example.com')
  expect(originOf('https://api.example.com/v2')).toBe(originOf('https://api.example.com'))
  expect(originOf('https://api.example.com/{{#x.path#}}')).toBe('https://api.example.com')
})

it('differs for another server, and for what only looks like the same', () => {
  const ours = originOf('https://api.example.com')
  for (const other of [
    'http://api.example.com',
    'https://api.example.com:8443',
    'https://api.example.com@evil.example',
    'https://api.example.com.evil.example',
    'https://evil.example/https://api.example.com',
    '//api.example.com',
    'https://{{#x.host#}}/api.example.com',
  ])
    expect(originOf(other), other).not.toBe(ours)
})
