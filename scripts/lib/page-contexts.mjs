import { AsyncLocalStorage } from 'node:async_hooks'

/** Pages at work are followed by others within this time; afterwards their storages rest. */
const QUIET_MS = 500

/** @typedef {import('./http-server.mjs').Handler} Handler */

/**
 * Next and React carry what belongs to a request in storages that stay on once a page was made, and as long as one is on,
 * every promise of the process pays for it, those of runs too (Node 20 and 22). They take the class from a global, which
 * Node does not define: with one of ours the storages can rest while no page is at work. Call it before Next is loaded.
 *
 * @returns {(handler: Handler) => Handler} the handler of pages, which lets the storages rest after its last request
 */
export function pageContexts() {
  /** @type {Set<AsyncLocalStorage<unknown>>} */
  const storages = new Set()
  /** @extends {AsyncLocalStorage<unknown>} */
  class PageStorage extends AsyncLocalStorage {
    constructor() {
      super()
      storages.add(this)
    }
  }
  Reflect.set(globalThis, 'AsyncLocalStorage', PageStorage)
  const rest = () => {
    for (const storage of storages) storage.disable()
  }
  return (handler) => {
    let open = 0
    /** @type {NodeJS.Timeout | undefined} */
    let timer
    return (request, response) => {
      open += 1
      clearTimeout(timer)
      const closed = new Promise((resolve) => response.once('close', resolve))
      const handled = handler(request, response)
      // A reader may leave before the page is made, and a page be made before its reader has it.
      void Promise.allSettled([handled, closed]).then(() => {
        open -= 1
        if (open === 0) timer = setTimeout(rest, QUIET_MS).unref()
      })
      return handled
    }
  }
}
