import 'vitest'

declare module 'vitest' {
  /** What the set-up of the `api` and `package` tests hands to them: read with `inject('url')`. */
  export interface ProvidedContext {
    /** Address of a running product with a fresh data directory, without a closing slash. */
    url: string
    /** An API key of the owner. */
    api_key: string
    owner: { username: string; password: string }
  }
}
