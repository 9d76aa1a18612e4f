/**
 * The same bytes, each piece shown to `see` before it goes on; what `see` throws fails the stream and ends its source. Read
 * on by hand: a transform stream costs more than most that is done with a piece.
 */
export function tapStream(
  source: ReadableStream<Uint8Array>,
  see: (piece: Uint8Array) => void,
): ReadableStream<Uint8Array> {
  const reader = source.getReader()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read()
        if (done) return controller.close()
        try {
          see(value)
        } catch (error) {
          await reader.cancel(error)
          throw error
        }
        controller.enqueue(value)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
