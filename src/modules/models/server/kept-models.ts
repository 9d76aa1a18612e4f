import type { ModelRef } from '@/engine/values'
import { LruMap } from '@/lib/lru-map'
import type { ByteWatch } from './byte-watch'
import { openModel, type ProviderModel } from './open-model'

/** Models of that many references are kept. */
const KEPT = 200

const watches = new WeakMap<AbortSignal, ByteWatch>()
const kept = new WeakMap<typeof globalThis.fetch, LruMap<string, ProviderModel>>()

/**
 * The provider's model for a reference. Making one builds and compiles the schemas of its answers, which takes longer than
 * all the rest of a call, so it is kept; which call a request belongs to is known by its signal, see `signalOf`.
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
    const watch = init?.signal && watches.get(init.signal)
    // Unwatched, a call would be cut as a silent one in the middle of its answer.
    if (!watch) throw new Error(`The provider "${ref.provider}" sent a request without the signal of its call`)
    return watch.watched(fetch)(input, init)
  })
  models.set(key, model)
  return model
}

/**
 * The signal for a call that is to report to this watch: the SDK hands it on to the request as it is. An
 * AsyncLocalStorage would do the same, and make every promise of the process dearer.
 */
export function signalOf(watch: ByteWatch): AbortSignal {
  watches.set(watch.signal, watch)
  return watch.signal
}
