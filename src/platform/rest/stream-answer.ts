/** Silence after which a blank line is sent, in milliseconds. */
const BEAT_MS = 15_000
/** Longest time that a reader may leave what is ready for it, in milliseconds. */
const STALL_MS = 60_000

/** A streamed answer that is still open. */
export interface OpenStream {
  /** Breaks it off: the reader's connection ends, the source is told. */
  end(error: Error): void
  /** Called once when it is over, whoever ended it. */
  onEnd(listener: () => void): void
}

const streams = new WeakMap<Response, OpenStream>()

/** The stream of an answer, if it is one that `streamAnswer` made. */
export const openStream = (answer: Response): OpenStream | undefined => streams.get(answer)

/**
 * A streamed answer. Each piece leaves as soon as it is there; a blank line every 15 seconds of silence keeps proxies from
 * closing the connection. When the reader goes away the source is told, and nothing else happens. A reader that takes
 * nothing for a minute is dropped, so that it holds no connection; it may come back and read on from where it was.
 */
export function streamAnswer(content_type: string, pieces: AsyncGenerator<string>): Response {
  const encoder = new TextEncoder()
  let timer: NodeJS.Timeout | undefined
  let stalled_ms = 0
  let open: ReadableStreamDefaultController<Uint8Array> | undefined
  const listeners: (() => void)[] = []
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      open = controller
    },
    async pull(controller) {
      stalled_ms = 0
      timer ??= setInterval(() => beat(controller), BEAT_MS)
      timer.refresh()
      try {
        const { value, done } = await pieces.next()
        if (done) {
          over()
          controller.close()
        } else controller.enqueue(encoder.encode(value))
      } catch (error) {
        over()
        controller.error(error)
      }
    },
    cancel: end,
  })

  function beat(controller: ReadableStreamDefaultController<Uint8Array>) {
    if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(encoder.encode('\n'))
    stalled_ms += BEAT_MS
    if (stalled_ms < STALL_MS) return
    controller.error(new Error(`The reader took nothing for ${STALL_MS / 1_000} seconds`))
    void end()
  }

  async function end() {
    over()
    await pieces.return(undefined)
  }

  function over() {
    clearInterval(timer)
    open = undefined
    for (const listener of listeners.splice(0)) listener()
  }

  const answer = new Response(body, {
    headers: {
      'content-type': `${content_type}; charset=utf-8`,
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
  streams.set(answer, {
    end(error) {
      open?.error(error)
      void end()
    },
    onEnd: (listener) => void listeners.push(listener),
  })
  return answer
}
