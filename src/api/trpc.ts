import { randomUUID } from 'node:crypto'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { assertCleanJson } from '@/contract/clean-json'
import { env } from '@/env'
import { parseJson, readBytes } from '@/platform/rest/read-body'
import { toAppError } from '@/platform/rest/to-app-error'
import { logger } from '@/platform/telemetry/logger'
import { authenticate } from './authenticate'
import { clientAddress } from './client-address'
import { rateLimit } from './rate-limit'
import { rootRouter } from './root'

const endpoint = '/api/trpc'
const whoIs = authenticate('console')

/** The tRPC mount: what the console and the typed client call. */
export async function handleTrpc(request: Request): Promise<Response> {
  const request_id = randomUUID()
  try {
    const actor = await whoIs(request)
    const checked = await checkedRequest(request)
    return await fetchRequestHandler({
      endpoint,
      req: checked,
      router: rootRouter,
      createContext: () => ({
        actor,
        request_id,
        address: clientAddress(request),
        user_agent: request.headers.get('user-agent') ?? '',
        signal: request.signal,
        again: () => whoIs(request),
        limit: rateLimit(),
      }),
      responseMeta: () => ({ headers: new Headers({ 'x-request-id': request_id, 'x-accel-buffering': 'no' }) }),
      onError({ error, path }) {
        const app = toAppError(error)
        if (app.status >= 500 && app.code !== 'run_failed')
          logger.error({ error: error.cause ?? error, request_id, path }, 'procedure failed')
      },
    })
  } catch (thrown) {
    const error = toAppError(thrown)
    if (error.status >= 500) logger.error({ error: thrown, request_id }, 'rpc request failed')
    const body = {
      error: {
        json: {
          message: error.message,
          code: -32600,
          data: { httpStatus: error.status, error: error.code, hint: error.hint, request_id },
        },
      },
    }
    return Response.json(body, { status: error.status, headers: { 'x-request-id': request_id } })
  }
}

/** Bounds the body and refuses what no procedure can keep, before anything is decoded. */
async function checkedRequest(request: Request): Promise<Request> {
  if (request.method !== 'POST') {
    const input = new URL(request.url).searchParams.get('input')
    if (input) assertCleanJson(parseJson(new TextEncoder().encode(input)), 'query')
    return request
  }
  const bytes = await readBytes(request, env.MILLRACE_MAX_BODY_BYTES)
  if (bytes.byteLength > 0) assertCleanJson(parseJson(bytes), 'body')
  return new Request(request.url, {
    method: 'POST',
    headers: request.headers,
    body: bytes,
    signal: request.signal,
  })
}
