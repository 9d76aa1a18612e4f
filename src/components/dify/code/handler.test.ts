import { describe, expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runFlowNode } from '../testing/run-flow-node'
import { typedOutputs } from './typed-outputs'

describe('code', () => {
  it('gives main its arguments and takes what it returns', async () => {
    const ports = fakePorts({ code: (request) => ({ sum: Number(request.inputs.a) + 1, language: request.language }) })
    const config = {
      code_language: 'javascript',
      code: 'function main({ a }) {}',
      variables: [{ variable: 'a', value_selector: ['start', 'n'] }],
      outputs: { sum: { type: 'number' }, language: { type: 'string' } },
    }
    const { outputs } = await runFlowNode('code', config, { values: { n: 41 }, ports })
    expect(outputs).toEqual({ sum: 42, language: 'javascript' })
  })

  it('says what main has to return', async () => {
    const ports = fakePorts({ code: () => 'just text' })
    const { error } = await runFlowNode('code', { code: 'x', outputs: {} }, { ports })
    expect(error).toMatchObject({ code: 'code_failed' })
    expect(error?.message).toContain('has to return an object')
  })
})

describe('typedOutputs', () => {
  it('keeps what fits', () => {
    const types = {
      s: { type: 'string' },
      n: { type: 'number' },
      list: { type: 'array[object]' },
      o: { type: 'object', children: { inner: { type: 'string' } } },
      none: { type: 'string' },
    }
    const result = { s: 'a\0b', n: true, list: [{ a: 1 }], o: { inner: 'x', more: 1 }, none: null, extra: 1 }
    expect(typedOutputs(result, types)).toEqual({ s: 'ab', n: 1, list: [{ a: 1 }], o: { inner: 'x' }, none: null })
  })

  it.each([
    [{ a: 1 }, { a: { type: 'string' } }, /"a" must be a text/],
    [{ a: [1, 'x'] }, { a: { type: 'array[number]' } }, /"a\[1\]" must be a number/],
    [{ a: {} }, { a: { type: 'array[string]' } }, /"a" must be a list/],
    [{ b: 1 }, { a: { type: 'number' } }, /"a" is not among/],
    [
      { a: { inner: 2 } },
      { a: { type: 'object', children: { inner: { type: 'string' } } } },
      /"a\.inner" must be a text/,
    ],
  ])('%j as %j says where it does not fit', (result, types, message) => {
    expect(() => typedOutputs(result, types)).toThrow(message)
  })
})
