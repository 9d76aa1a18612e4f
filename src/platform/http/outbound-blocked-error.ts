/** A request was refused before anything was sent: its target is not allowed. The message may be shown to people. */
export class OutboundBlockedError extends Error {
  override name = 'OutboundBlockedError'

  constructor(
    readonly url: string,
    readonly reason: string,
  ) {
    super(`${url} was not requested: ${reason}`)
  }
}
