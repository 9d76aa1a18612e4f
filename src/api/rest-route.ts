import type { RestSurface } from '@/contract/operation'
import { restMount } from './rest'

/** What a route of Next exports to answer every method of a REST surface. */
export function restRoute(surface: RestSurface) {
  const handle = (request: Request) => restMount(surface)(request)
  return { DELETE: handle, GET: handle, HEAD: handle, OPTIONS: handle, PATCH: handle, POST: handle, PUT: handle }
}
