import { randomUUID } from 'node:crypto'
import type { AnyRouter } from '@trpc/server'
import { type Actor, authorize } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { Surface } from '@/contract/operation'
import { isAudited } from '@/platform/audit/audit-mutations'
import { type AuditedCall, audited } from '@/platform/audit/audited'
import { dropReceived } from '@/platform/storage/received-file'
import type { RequestContext } from '@/platform/trpc/trpc'
import { watchRights } from '@/platform/trpc/watch-rights'
import { createBridge, type Dispatch } from './bridge'
import { corsHeaders, preflight } from './cors'
import { writeError } from './errors/write-error'
import type { RateLimit } from './rate-limit'
import type { RawAnswer, RawAnswers } from './raw-answers'
import { readInput } from './read-input'
import type { Incoming, Receiver } from './read-multipart'
import { methodsOn, type Route, routesOf, trim } from './route-table'
import { openStream } from './stream-answer'
import { textAnswer } from './text-answer'
import { toAppError } from './to-app-error'

export interface MountOptions {
  root: AnyRouter
  surface: Exclude<Surface, 'console'>
  /** Calls a procedure of the root router by its dotted path, as the given actor. */
  call(name: string, context: RequestContext, input: unknown): Promise<unknown>
  /** Turns the request's credential into an actor; throws 401 for a credential that is not good. */
  authenticate(request: Request): Promise<Actor>
  raw: RawAnswers
  cors: readonly string[]
  max_body: number
  /** Where the files of uploads are written to while they arrive, and how large one may be. */
  incoming: Incoming
  /** Shared with the tRPC mount, so that the same caller is counted once whichever way it comes. */
  limit: RateLimit
  address(request: Request): string
  /** Told of every fault that is ours, with the request id that the client got. */
  onFault(error: AppError, request_id: string, name: string | undefined): void
}

/** Answers every request of one surface's paths. Built once; holds no request state. */
export function createRestMount(options: MountOptions): (request: Request) => Promise<Response> {
  const routes = routesOf(options.root, options.surface)
  const bridge = createBridge(routes, (route, dispatch, rawPath) => answer(route, dispatch, rawPath))

  async function answer(route: Route, dispatch: Dispatch, rawPath: Record<string, string>): Promise<Response> {
    const { request } = dispatch
    const request_id = randomUUID()
    const address = options.address(request)
    const user_agent = request.headers.get('user-agent') ?? ''
    const incoming = { ...options.incoming, received: [] }
    const call: AuditedCall = {
      operation: route.name,
      op: route.op,
      signs_in: route.op.audit === 'sign_in',
      actor: { kind: 'anonymous' },
      input: rawPath,
      address,
      user_agent,
      request_id,
    }
    try {
      const work = () => respond(route, dispatch, rawPath, call, incoming)
      // Here and not only in the procedure: refusals before it, and answers beside it, are recorded too.
      return await (isAudited(route.type, route.op) ? audited(call, work) : work())
    } catch (thrown) {
      return refuse(thrown, request_id, route)
    } finally {
      await dropReceived(incoming.received)
    }
  }

  async function respond(
    route: Route,
    { request, url }: Dispatch,
    rawPath: Record<string, string>,
    call: AuditedCall,
    incoming: Receiver,
  ): Promise<Response> {
    const { op } = route
    const { address, user_agent, request_id } = call
    if (op.rate_limit === 'login' || op.rate_limit === 'form') await options.limit(op.rate_limit, address)
    const actor = await options.authenticate(request)
    call.actor = actor
    authorize(op.access, actor)
    if (op.rate_limit === 'run') await options.limit('run', actor.kind === 'user' ? actor.credential_id : address)
    if (op.rate_limit === 'public' && actor.kind === 'anonymous') await options.limit('public', address)
    const raw = await readInput(op, request, url, rawPath, { max_body: options.max_body, incoming })
    call.input = raw
    const again = () => options.authenticate(request)
    const rawAnswer = options.raw.get(op)
    if (rawAnswer) {
      const input = op.input.parse(raw)
      const { headers, signal } = request
      const given = await callRaw(rawAnswer, actor, input, { headers, url, signal, request_id })
      if (given) {
        given.headers.set('x-request-id', request_id)
        watch(given, actor, again)
        return given
      }
    }
    // Counted above, before the body was read.
    const limit = async () => undefined
    const context: RequestContext = { actor, request_id, address, user_agent, signal: request.signal, limit, again }
    const output = await options.call(route.name, context, raw)
    const status = op.status ?? 200
    const headers = { 'x-request-id': request_id }
    // No content has no text either.
    if (status === 204) return new Response(null, { status, headers })
    return textAnswer(JSON.stringify(output ?? null), { status, headers })
  }

  function refuse(thrown: unknown, request_id: string, route?: Route): Response {
    const error = toAppError(thrown, route?.op)
    if (error.status >= 500 && error.code !== 'run_failed') options.onFault(error, request_id, route?.name)
    return writeError(options.surface, error, request_id)
  }

  return async (request) => {
    if (request.method === 'OPTIONS') return preflight(request, options.cors)
    const url = new URL(request.url)
    url.pathname = trim(url.pathname)
    const head = request.method === 'HEAD'
    // Made anew from its parts: the server's own request objects cannot be copied as a whole.
    const asked = head ? new Request(url, { headers: request.headers, signal: request.signal }) : request
    const dispatch: Dispatch = { request: asked, url }
    await bridge(dispatch)
    const given = dispatch.response ?? refuse(unmatched(routes, url.pathname), randomUUID())
    for (const [name, value] of Object.entries(corsHeaders(request.headers.get('origin'), options.cors)))
      given.headers.set(name, value)
    if (given.status === 405) given.headers.set('allow', methodsOn(routes, url.pathname).join(', '))
    if (!head) return given
    // Nobody reads it: a file that is open for it is closed.
    await given.body?.cancel()
    return new Response(null, given)
  }
}

function unmatched(routes: Route[], pathname: string): AppError {
  const methods = methodsOn(routes, pathname)
  return methods.length > 0
    ? new AppError('method_not_allowed', `This path answers ${methods.join(', ')}`)
    : new AppError('not_found', 'Not Found')
}

/** A stream ends within five seconds after its reader lost rights. */
function watch(answer: Response, actor: Actor, again: () => Promise<Actor>): void {
  const stream = openStream(answer)
  stream?.onEnd(watchRights(actor, again, stream.end))
}

/** The map's value type forgets what rawAnswer() tied together: the operation's own actor and input. */
const callRaw = (answer: RawAnswer, ...rest: [Actor, unknown, Parameters<RawAnswer>[2]]) =>
  answer(rest[0] as never, rest[1] as never, rest[2])
