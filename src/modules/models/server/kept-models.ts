import { AsyncLocalStorage } from 'node:async_hooks'
import type { ModelRef } from '@/engine/values'
import { LruMap } from '@/lib/lru-map'
import type { ByteWatch } from './byte-watch'
import { openModel, type ProviderModel } from './open-model'

/** Models of that many references are kept. */
const KEPT = 200

const watches = new AsyncLocalStorage<ByteWatch>()
const kept = new WeakMap<typeof globalThis.fetch, LruMap<string, ProviderModel>>()

/**
 * The provider's model for a reference. Making one builds and compiles the schemas of its answers, which takes longer than
 * all the rest of a call, so it is kept; requests belong to the watch of `watchedCall` that they are made under.
 */
export function keptModel(ref: ModelRef, fetch: typeof globalThis.fetch): ProviderModel {
  let models = kept.get(fetch)
  if (!models) {
    models = new LruMap(KEPT)
    kept.set(fetch, models)
  }
  const key = JSON.stringify([ref.provider, ref.model, ref.base_url, ref.api_key])
  const known = models.get(key)
  if (known) return known
  const model = openModel(ref, (input, init) => {
    const watch = watches.getStore()
    return watch ? watch.watched(fetch)(input, init) : fetch(input, init)
  })
  models.set(key, model)
  return model
}

/** Makes a call whose requests report to the watch. */
export function watchedCall<T>(watch: ByteWatch, call: () => T): T {
  return watches.run(watch, call)
}
