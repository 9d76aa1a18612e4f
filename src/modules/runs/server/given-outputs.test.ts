import { expect, it } from 'vitest'
import { givenOutputs } from './given-outputs'

it('gives what was sent, and messages without their numbers', () => {
  const message = { kind: 'message', text: 'hi', id: 7, files: [] }
  expect(givenOutputs({ a: { output: 'x', many: [1, { id: 3 }] }, b: { message, list: [message] } })).toEqual({
    a: { output: 'x', many: [1, { id: 3 }] },
    b: {
      message: { kind: 'message', text: 'hi', files: [] },
      list: [{ kind: 'message', text: 'hi', files: [] }],
    },
  })
})

it.each(['model', 'embedding_model', 'tool'])('refuses a %s, wherever it stands', (kind) => {
  expect(() => givenOutputs({ a: { output: [{ inside: { kind, model: { provider: 'x' } } }] } })).toThrow(
    expect.objectContaining({ code: 'bad_request' }),
  )
})
