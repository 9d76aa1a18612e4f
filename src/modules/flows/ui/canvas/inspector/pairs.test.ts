import { describe, expect, it } from 'vitest'
import { readPairs, writePairs } from './pairs'

describe('pairs', () => {
  it('keeps a list a list, with its other columns', () => {
    const stored = [{ key: 'Accept', value: 'text/html', note: 'x' }]
    expect(writePairs(readPairs(stored), stored)).toEqual(stored)
  })

  it('keeps an object an object', () => {
    const stored = { Accept: 'text/html', Retry: '3' }
    expect(writePairs(readPairs(stored), stored)).toEqual(stored)
  })

  it('leaves unnamed rows out and reads what is no pair as nothing', () => {
    expect(writePairs([{ key: '', value: 'x' }], [])).toEqual([])
    expect(readPairs('x')).toEqual([])
    expect(readPairs(undefined)).toEqual([])
  })
})
