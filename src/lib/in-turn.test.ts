import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inTurn } from './in-turn'

it('does one after the other under a name, side by side under different ones', async () => {
  const seen: string[] = []
  const work = (name: string) => async () => {
    seen.push(`${name} begins`)
    await sleep(5)
    seen.push(`${name} ends`)
  }
  await Promise.all([inTurn('a', work('one')), inTurn('a', work('two')), inTurn('b', work('other'))])
  expect(seen).toEqual(['one begins', 'other begins', 'one ends', 'two begins', 'other ends', 'two ends'].sort(bySeen))
  expect(seen.indexOf('two begins')).toBeGreaterThan(seen.indexOf('one ends'))
  expect(seen.indexOf('other begins')).toBeLessThan(seen.indexOf('one ends'))

  function bySeen(left: string, right: string) {
    return seen.indexOf(left) - seen.indexOf(right)
  }
})

it('goes on after a failure, which only its own caller hears of', async () => {
  const failing = inTurn('a', () => Promise.reject(new Error('no')))
  const next = inTurn('a', async () => 'done')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('done')
})
