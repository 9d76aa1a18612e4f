import type { z } from 'zod'
import type { ActorOf } from '@/contract/actor'
import type { Operation } from '@/contract/operation'

/** What a raw answer may know of the request besides the checked input. */
export interface RawRequest {
  headers: Headers
  url: URL
  /** Aborts when the client goes away. */
  signal: AbortSignal
  request_id: string
}

/** Gives a file or a stream, or undefined to let the procedure answer with JSON. */
export type RawAnswer = (actor: never, input: never, request: RawRequest) => Promise<Response | undefined>

export type RawAnswers = ReadonlyMap<Operation, RawAnswer>

/** Ties a raw answer to its operation, with the types that the operation guarantees. */
export function rawAnswer<Op extends Operation>(
  op: Op,
  answer: (
    actor: ActorOf<Op['access']>,
    input: z.infer<Op['input']>,
    request: RawRequest,
  ) => Promise<Response | undefined>,
): [Operation, RawAnswer] {
  return [op, answer]
}
