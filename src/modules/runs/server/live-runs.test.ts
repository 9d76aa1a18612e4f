import { describe, expect, it } from 'vitest'
import { env } from '@/env'
import { liveRuns } from './live-runs'

/** Takes every place there is. */
function fill(): (() => void)[] {
  const places: (() => void)[] = []
  for (let place = liveRuns().tryEnter(); place; place = liveRuns().tryEnter()) places.push(place)
  return places
}
const open = () => new AbortController().signal

describe('places to work in', () => {
  it('are as many as the setting says, and come back once each', () => {
    const places = fill()
    expect(places).toHaveLength(env.MILLRACE_RUN_CONCURRENCY)
    for (const leave of [...places, ...places]) leave()
    const again = fill()
    expect(again).toHaveLength(env.MILLRACE_RUN_CONCURRENCY)
    for (const leave of again) leave()
  })

  it('go to who waited longest, and nobody slips in between', async () => {
    const places = fill()
    const first = liveRuns().enter(open())
    const second = liveRuns().enter(open())
    places.pop()?.()
    expect(liveRuns().tryEnter()).toBeUndefined()
    const mine = await first
    expect(mine).toBeTypeOf('function')
    mine?.()
    ;(await second)?.()
    for (const leave of places) leave()
  })

  it('are not waited for by a run that was stopped, and none is lost by that', async () => {
    const places = fill()
    const stop = new AbortController()
    const waiting = liveRuns().enter(stop.signal)
    stop.abort()
    expect(await waiting).toBeUndefined()
    expect(await liveRuns().enter(stop.signal)).toBeUndefined()
    for (const leave of places) leave()
    const again = fill()
    expect(again).toHaveLength(env.MILLRACE_RUN_CONCURRENCY)
    for (const leave of again) leave()
  })
})
