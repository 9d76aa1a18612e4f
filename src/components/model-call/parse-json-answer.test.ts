import { expect, it } from 'vitest'
import { parseJsonAnswer } from './parse-json-answer'
import { splitThinking } from './split-thinking'

it.each([
  ['{"a": 1}', { a: 1 }],
  ['Here you are:\n```json\n{"a": [1, 2]}\n```\nAnything else?', { a: [1, 2] }],
  ['<think>{"no": 1}</think>\nSure: {"a": {"b": "}"}} – done', { a: { b: '}' } }],
  ["{a: 'x', b: [1, 2,]", { a: 'x', b: [1, 2] }],
  ['```\n[{"a": 1}]\n```', [{ a: 1 }]],
])('reads %s', (text, value) => {
  expect(parseJsonAnswer(text)).toEqual(value)
})

it('fits what it reads to the type that was asked for', () => {
  expect(parseJsonAnswer('[{"a": 1}]', { type: 'object' })).toEqual({ a: 1 })
  expect(parseJsonAnswer('{"a": 1}', { type: 'array' })).toEqual([{ a: 1 }])
  expect(parseJsonAnswer('7', { type: 'number' })).toBe(7)
})

it.each(['', 'I would rather not.', '42', 'Only words (and brackets).'])('refuses %j', (text) => {
  expect(() => parseJsonAnswer(text, { type: 'object' })).toThrow('asked for JSON')
})

it.each([
  ['<think>\nhm\n</think>\n\nyes', 'hm', 'yes'],
  ['a <think>b</think>c<think>d</think>e', 'b\nd', 'a ce'],
  ['hm</think>yes', 'hm', 'yes'],
  ['<think>never ends', 'never ends', ''],
  ['plain  ', '', 'plain  '],
])('takes thoughts out of %j', (text, thinking, answer) => {
  expect(splitThinking(text)).toEqual({ thinking, answer })
})
