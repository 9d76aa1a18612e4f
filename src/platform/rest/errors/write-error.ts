import type { AppError } from '@/contract/errors'
import type { RestSurface } from '@/contract/operation'
import { withHint } from '@/lib/with-hint'
import { textAnswer } from '../text-answer'

interface ErrorBody {
  content_type: string
  body: unknown
}

/** The body that clients of each surface expect when something was refused. One function per surface. */
const writers: Record<RestSurface, (error: AppError, requestId: string) => ErrorBody> = {
  studio(error, requestId) {
    if (error.code === 'invalid_input' && error.issues) return json({ detail: error.issues })
    const details = error.details ?? {}
    const text = withHint(error)
    return json({ detail: text, ...details, ...(error.code === 'internal' ? { request_id: requestId } : {}) })
  },
  openapi(error, requestId) {
    return json({
      code: error.code,
      message: error.message,
      status: error.status,
      ...(error.hint ? { hint: error.hint } : {}),
      ...(error.issues ? { details: error.issues } : {}),
      ...(error.code === 'internal' ? { request_id: requestId } : {}),
    })
  },
  poe(error) {
    return json({ success: false, error: withHint(error) })
  },
  run(error, requestId) {
    return {
      content_type: 'application/problem+json',
      body: {
        type: 'about:blank',
        title: title(error.code),
        status: error.status,
        detail: withHint(error),
        instance: `urn:request:${requestId}`,
        code: error.code,
      },
    }
  },
}

/** An error answer in the surface's own form, with its status, `Retry-After` and request id. */
export function writeError(surface: RestSurface, error: AppError, requestId: string): Response {
  const { content_type, body } = writers[surface](error, requestId)
  const headers = new Headers({ 'content-type': content_type, 'x-request-id': requestId })
  if (error.retry_after !== undefined) headers.set('retry-after', String(Math.ceil(error.retry_after)))
  if (error.code === 'unauthenticated') headers.set('www-authenticate', 'Bearer')
  return textAnswer(JSON.stringify(body), { status: error.status, headers })
}

const json = (body: unknown): ErrorBody => ({ content_type: 'application/json', body })
const title = (code: string) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ')
