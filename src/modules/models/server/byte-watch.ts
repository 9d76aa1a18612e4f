import { tapStream } from '@/lib/tap-stream'

/** Watches one call to a provider: how long it has been silent, and what its answer looked like on the wire. */
export class ByteWatch {
  /** Set once nothing has come for too long; the call is aborted then. */
  silent = false
  /** The answer's headers have come. */
  answered = false
  contentType = ''
  private readonly controller = new AbortController()
  private readonly timer: NodeJS.Timeout
  private last: Uint8Array[] = []
  private readonly onAbort: () => void

  constructor(
    silence_ms: number,
    private readonly outer: AbortSignal,
  ) {
    this.timer = setTimeout(() => {
      this.silent = true
      this.controller.abort()
    }, silence_ms)
    this.onAbort = () => this.controller.abort(outer.reason)
    if (outer.aborted) this.onAbort()
    else outer.addEventListener('abort', this.onAbort, { once: true })
  }

  get signal(): AbortSignal {
    return this.controller.signal
  }

  /** The stream said itself that it was complete, as OpenAI-compatible servers do. */
  get saidDone(): boolean {
    return Buffer.concat(this.last).includes('[DONE]')
  }

  /** `fetch` that reports each byte to this watch. */
  watched(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
    return async (input, init) => {
      const response = await fetch(input, init)
      this.answered = true
      this.contentType = response.headers.get('content-type') ?? ''
      this.timer.refresh()
      if (!response.body) return response
      const body = tapStream(response.body, (piece) => {
        this.timer.refresh()
        this.last = [...this.last.slice(-1), piece]
      })
      const { status, statusText, headers } = response
      return new Response(body, { status, statusText, headers })
    }
  }

  /** Ends the watch and, unless it is over, the call. */
  stop(over = false): void {
    clearTimeout(this.timer)
    this.outer.removeEventListener('abort', this.onAbort)
    if (!over) this.controller.abort()
  }
}
