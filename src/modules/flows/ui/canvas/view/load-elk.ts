import type { ELK } from 'elkjs'

let elk: Promise<ELK> | undefined

/** The layout engine in a worker, loaded when it is first asked for. */
export function loadElk(): Promise<ELK> {
  elk ??= import('elkjs/lib/elk-api.js').then(
    ({ default: Elk }) =>
      new Elk({ workerFactory: () => new Worker(new URL('./elk-worker.ts', import.meta.url), { type: 'module' }) }),
  )
  return elk
}
