import { describe, expect, it, vi } from 'vitest'
import { ShortMemory } from './short-memory'

describe('ShortMemory', () => {
  it('looks once in its life, and again after it', async () => {
    vi.useFakeTimers()
    const memory = new ShortMemory<number>(500, 10)
    let looks = 0
    const look = async () => (looks += 1)
    expect([await memory.recall('a', look), await memory.recall('a', look)]).toEqual([1, 1])
    vi.advanceTimersByTime(501)
    expect(await memory.recall('a', look)).toBe(2)
    vi.useRealTimers()
  })

  it('forgets at once, and does not keep what was looked up before a change', async () => {
    const memory = new ShortMemory<string>(60_000, 10)
    let finish: (value: string) => void = () => undefined
    const old = memory.recall(
      'a',
      () =>
        new Promise((resolve) => {
          finish = resolve
        }),
    )
    memory.forget()
    finish('old')
    expect(await old).toBe('old')
    expect(await memory.recall('a', async () => 'new')).toBe('new')
  })

  it('remembers that there is nothing, but not a failed look', async () => {
    const memory = new ShortMemory<string | undefined>(60_000, 10)
    await expect(memory.recall('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await memory.recall('a', async () => undefined)).toBeUndefined()
    expect(await memory.recall('a', async () => 'something')).toBeUndefined()
  })

  it('stays within its bound', async () => {
    const memory = new ShortMemory<number>(60_000, 2)
    for (const key of ['a', 'b', 'c']) await memory.recall(key, async () => 1)
    expect(await memory.recall('a', async () => 2)).toBe(2)
    expect(await memory.recall('c', async () => 2)).toBe(1)
  })
})
