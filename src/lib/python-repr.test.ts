import { describe, expect, it } from 'vitest'
import { pythonJson, pythonRepr } from './python-repr'

describe('pythonRepr', () => {
  it.each([
    [[1, 'a', true, null], "[1, 'a', True, None]"],
    [{ a: [1.5], 'b c': false }, "{'a': [1.5], 'b c': False}"],
    ["it's", '"it\'s"'],
    ['it\'s "both"', "'it\\'s \"both\"'"],
    ['line\nbreak\\', "'line\\nbreak\\\\'"],
  ])('writes %j', (value, text) => {
    expect(pythonRepr(value)).toBe(text)
  })
})

describe('pythonJson', () => {
  it('puts a space after commas and colons, and keeps what JSON allows', () => {
    expect(pythonJson({ a: [1, null, true], b: { c: 'ü"' }, d: undefined })).toBe(
      '{"a": [1, null, true], "b": {"c": "ü\\""}}',
    )
  })
})
