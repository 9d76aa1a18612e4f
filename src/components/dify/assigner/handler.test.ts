import { describe, expect, it } from 'vitest'
import type { Value } from '@/engine/values'
import { runFlowNode } from '../testing/run-flow-node'
import { changed } from './changed'

describe('changed', () => {
  const rows: [Value, string, Value, Value][] = [
    ['a', 'over-write', 'b', 'b'],
    [1, 'set', '2', 2],
    [{ a: 1 }, 'set', '{"b": 2}', { b: 2 }],
    [['a'], 'append', 'b', ['a', 'b']],
    [['a'], 'extend', ['b', 'c'], ['a', 'b', 'c']],
    [null, 'append', 'b', ['b']],
    [['a', 'b'], 'remove-first', null, ['b']],
    [['a', 'b'], 'remove-last', null, ['a']],
    [3, '+=', 2, 5],
    [3, '-=', 2, 1],
    [3, '*=', '2', 6],
    [3, '/=', 2, 1.5],
    ['x', 'clear', null, ''],
    [5, 'clear', null, 0],
    [true, 'clear', null, false],
    [['x'], 'clear', null, []],
    [{ a: 1 }, 'clear', null, {}],
  ]
  it.each(rows)('%j %s %j is %j', (before, operation, value, after) => {
    expect(changed(before, operation, value, 'v')).toEqual(after)
  })

  const wrong: [Value, string, Value, RegExp][] = [
    ['x', 'append', 'y', /not a list/],
    ['x', '+=', 1, /not a number/],
    [1, '/=', 0, /divided by zero/],
    [{ a: 1 }, 'set', 'no json', /object written as JSON/],
    [1, 'twist', 1, /not an operation/],
  ]
  it.each(wrong)('%j %s %j says why not', (before, operation, value, message) => {
    expect(() => changed(before, operation, value, 'v')).toThrow(message)
  })
})

describe('assigner', () => {
  it('says which variable is not there', async () => {
    const config = {
      items: [{ variable_selector: ['conversation', 'gone'], operation: 'set', input_type: 'constant', value: 1 }],
    }
    const { error } = await runFlowNode('assigner', config)
    expect(error).toMatchObject({ code: 'invalid_input' })
    expect(error?.message).toContain('conversation.gone')
  })
})
