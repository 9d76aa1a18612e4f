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
      const reader = response.body.getReader()
      // Read on by hand: a transform stream costs more than all else that is done with a piece.
      const body = new ReadableStream<Uint8Array>({
        pull: async (controller) => {
          const { done, value } = await reader.read()
          if (done) return controller.close()
          this.timer.refresh()
          this.last = [...this.last.slice(-1), value]
          controller.enqueue(value)
        },
        cancel: (reason) => reader.cancel(reason),
      })
      const { status, statusText, headers } = response
      return new Response(body, { status, statusText, headers })
    }
  }

  /** Ends the watch and, when the call is still going on, the call. */
  stop(): void {
    clearTimeout(this.timer)
    this.outer.removeEventListener('abort', this.onAbort)
    this.controller.abort()
  }
}
