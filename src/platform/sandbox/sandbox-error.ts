/**
 * Why a worker gave no result. `failed`: the work itself is faulty; `limit`: it asked for too much; `timeout`: it took too
 * long; `unavailable`: no worker could be started.
 */
export class SandboxError extends Error {
  override readonly name = 'SandboxError'

  constructor(
    readonly kind: 'failed' | 'limit' | 'timeout' | 'unavailable',
    message: string,
    readonly hint?: string,
  ) {
    super(message)
  }
}
