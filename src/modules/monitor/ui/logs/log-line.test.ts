import { describe, expect, it } from 'vitest'
import { filterLines, readLogLine } from './log-line'

const line = (at: number, fields: object) => readLogLine(at, JSON.stringify(fields))

describe('a line of the log', () => {
  it('is its message, its level and the rest in short', () => {
    const fields = {
      level: 50,
      time: 5,
      run_id: 'r1',
      error: { type: 'Error', message: 'no water' },
      msg: 'a run broke',
    }
    expect(line(7, fields)).toMatchObject({
      at: 7,
      level: 'error',
      message: 'a run broke',
      rest: 'run_id=r1 error=no water',
    })
    expect(line(1, { level: 60, msg: 'x' }).level).toBe('error')
    expect(line(1, { level: 20, msg: 'x' }).level).toBe('debug')
  })
  it('is shown as it is when it was cut', () => {
    expect(readLogLine(1, '{"level":30,"msg":"a lo')).toMatchObject({
      level: 'info',
      message: '{"level":30,"msg":"a lo',
    })
  })
})

describe('the filter', () => {
  const lines = [
    line(1, { level: 20, msg: 'small talk' }),
    line(2, { level: 30, msg: 'Mill started' }),
    line(3, { level: 40, msg: 'mill is slow', wheel: 'second' }),
  ]
  const found = (...args: [Parameters<typeof filterLines>[1], string]) =>
    filterLines(lines, ...args).map(({ at }) => at)
  it('takes a level and all that is graver', () => {
    expect(found('debug', '')).toEqual([1, 2, 3])
    expect(found('info', '')).toEqual([2, 3])
    expect(found('error', '')).toEqual([])
  })
  it('takes lines that hold all words, in any letter case and place', () => {
    expect(found('debug', 'MILL')).toEqual([2, 3])
    expect(found('debug', 'second mill')).toEqual([3])
    expect(found('info', 'talk')).toEqual([])
  })
})
