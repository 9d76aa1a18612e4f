import { AppError } from '@/contract/errors'
import type { RestSurface } from '@/contract/operation'
import { env } from '@/env'
import { processSingleton } from '@/lib/process-singleton'
import { publicUrl } from '@/platform/auth/public-url'
import { buildDocument } from '@/platform/rest/document'
import { createRestMount } from '@/platform/rest/mount'
import { routesOf } from '@/platform/rest/route-table'
import { incomingFolder } from '@/platform/storage/received-file'
import { logger } from '@/platform/telemetry/logger'
import { createCallerFactory, type RequestContext } from '@/platform/trpc/trpc'
import { version } from '../../package.json'
import { authenticate } from './authenticate'
import { clientAddress } from './client-address'
import { rateLimit } from './rate-limit'
import { rawAnswers } from './raw-answers'
import { rootRouter } from './root'

export const restSurfaces: readonly RestSurface[] = ['studio', 'openapi', 'poe', 'run']

const caller = createCallerFactory(rootRouter)

/** Calls a procedure of the root router by its dotted path. */
export async function callProcedure(name: string, context: RequestContext, input: unknown): Promise<unknown> {
  let target: unknown = caller(context)
  for (const part of name.split('.')) {
    // A caller is a tree of callables; the path comes from the router itself.
    target = (target as Record<string, unknown>)[part]
  }
  if (typeof target !== 'function') throw new AppError('internal', `There is no procedure ${name}`)
  return target(input)
}

/** The mount of one surface, built at its first request and kept. */
const mounts = processSingleton('rest-mounts', () => new Map<RestSurface, (request: Request) => Promise<Response>>())

export function restMount(surface: RestSurface): (request: Request) => Promise<Response> {
  const known = mounts().get(surface)
  if (known) return known
  const mount = createRestMount({
    root: rootRouter,
    surface,
    call: callProcedure,
    authenticate: authenticate(surface),
    raw: rawAnswers,
    cors: env.MILLRACE_CORS_ORIGINS,
    max_body: env.MILLRACE_MAX_BODY_BYTES,
    incoming: { folder: incomingFolder(), max_file: env.MILLRACE_MAX_UPLOAD_BYTES },
    limit: rateLimit(),
    address: clientAddress,
    onFault: (error, request_id, name) =>
      logger.error({ error: error.cause ?? error, request_id, name }, 'request failed'),
  })
  mounts().set(surface, mount)
  return mount
}

const documents = processSingleton('openapi-documents', () => new Map<RestSurface, object>())

/** The OpenAPI document of one surface, built once. */
export function openApiDocument(surface: RestSurface): object {
  const known = documents().get(surface)
  if (known) return known
  const document = buildDocument(surface, routesOf(rootRouter, surface), version, publicUrl().origin)
  documents().set(surface, document)
  return document
}
