const beat = 15_000

/**
 * A streamed answer. Each piece leaves as soon as it is there; a blank line every 15 seconds of silence keeps proxies from
 * closing the connection. When the reader goes away the source is told, and nothing else happens.
 */
export function streamAnswer(content_type: string, pieces: AsyncGenerator<string>): Response {
  const encoder = new TextEncoder()
  let timer: NodeJS.Timeout | undefined
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      timer ??= setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode('\n'))
      }, beat)
      timer.refresh()
      try {
        const { value, done } = await pieces.next()
        if (done) {
          clearInterval(timer)
          controller.close()
        } else controller.enqueue(encoder.encode(value))
      } catch (error) {
        clearInterval(timer)
        controller.error(error)
      }
    },
    async cancel() {
      clearInterval(timer)
      await pieces.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'content-type': `${content_type}; charset=utf-8`,
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
