// Runs in its own process, started by access.mjs, on a database that it was given.
import { pathToFileURL } from 'node:url'
import { authorize } from '@/contract/actor'
import { resolveActor } from '@/modules/access/server'
import { forgetActors } from '@/modules/identity/server'
import { type Latencies, latencies } from './latencies.mjs'

export interface AccessFigure extends Latencies {
  what: 'remembered' | 'first'
}

/**
 * What a request pays for the question whether it may, by keys of many users in turn: the credential becomes an actor, and
 * the operation's access is checked. `first` asks the database for everything; `remembered` is within two seconds of that.
 */
export async function benchAccess(keys: readonly string[], calls: number): Promise<AccessFigure[]> {
  const check = async (value: string) => authorize('flow:read', await resolveActor({ form: 'api_key', value }))
  const some = keys.slice(0, 200)
  for (const key of some) await check(key)
  const figures: AccessFigure[] = []
  for (const what of ['remembered', 'first'] as const) {
    const times: number[] = []
    for (let n = 0; n < calls; n += 1) {
      const key = (what === 'first' ? keys : some)[(n * 7919) % (what === 'first' ? keys : some).length] ?? ''
      if (what === 'first') forgetActors()
      // Remembered for two seconds only: what is measured is the memory, so it is filled again before it ends.
      else if (n % 2_000 === 0) for (const one of some) await check(one)
      const started = performance.now()
      await check(key)
      times.push(performance.now() - started)
    }
    figures.push({ what, ...latencies(times) })
  }
  return figures
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , calls, ...keys] = process.argv
  process.send?.(JSON.stringify(await benchAccess(keys, Number(calls))))
}
