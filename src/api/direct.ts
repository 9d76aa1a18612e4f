import type { RestSurface } from '@/contract/operation'
import { restMount } from './rest'

/** The REST surfaces by where their paths begin; the same as the routes under `src/app`. */
const prefixes: readonly [string, RestSurface][] = [
  ['/api/v1/', 'studio'],
  ['/api/v2/', 'studio'],
  ['/health', 'studio'],
  ['/health_check', 'studio'],
  ['/logs', 'studio'],
  ['/logs-stream', 'studio'],
  ['/openapi/v1/', 'openapi'],
  ['/api/poe/', 'poe'],
  ['/run/auth/', 'run'],
]

/** What the start script's server asks before it hands a request to Next. */
export interface DirectRoutes {
  /** The mount that answers this path, if it is one of a REST surface. */
  find(pathname: string): ((request: Request) => Promise<Response>) | undefined
}

/**
 * REST requests need nothing of Next's page pipeline, which costs more than most of them. The start script's server
 * therefore gives them to their mounts itself; under `next dev`, or another server, the routes in `src/app` do.
 */
export const directRoutes: DirectRoutes = {
  find(pathname) {
    const found = prefixes.find(([prefix]) =>
      prefix.endsWith('/') ? pathname.startsWith(prefix) : pathname === prefix || pathname === `${prefix}/`,
    )
    return found && restMount(found[1])
  },
}
