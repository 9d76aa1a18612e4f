import type { AnyRouter } from '@trpc/server'
import { isRest, type Operation, type RestOperation, type Surface } from '@/contract/operation'

export interface Route {
  /** Dotted path of the procedure in the root router. */
  name: string
  /** `query`, `mutation` or `subscription`: whether it changes anything. */
  type: string
  op: RestOperation
}

/** Every declared operation of a router by its procedure's dotted path. */
export function operationsOf(root: AnyRouter): { name: string; type: string; op: Operation }[] {
  return Object.entries(root._def.procedures).map(([name, procedure]) => {
    const meta = metaOf(procedure)
    if (!meta) throw new Error(`The procedure ${name} was not made by procedure(op)`)
    return { name, type: meta.type, op: meta.op }
  })
}

/** The operations of one surface, the most specific paths first: `/items/search` before `/items/{id}`. */
export function routesOf(root: AnyRouter, surface: Surface): Route[] {
  const routes = operationsOf(root).flatMap(({ name, type, op }) =>
    isRest(op) && op.surface === surface ? [{ name, type, op }] : [],
  )
  return routes.sort((a, b) => compareSpecificity(a.op.path, b.op.path))
}

/** A static segment beats a parameter at the first place where two paths differ in that. */
export function compareSpecificity(a: string, b: string): number {
  const left = a.split('/')
  const right = b.split('/')
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const one = left[i]?.includes('{') ?? false
    const two = right[i]?.includes('{') ?? false
    if (one !== two) return one ? 1 : -1
  }
  return a < b ? -1 : a > b ? 1 : 0
}

/** Methods that some operation of these routes offers on this path. */
export function methodsOn(routes: Route[], pathname: string): string[] {
  const methods = routes.filter((route) => matches(route.op.path, pathname)).map((route) => route.op.method)
  return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))]
}

const matches = (template: string, pathname: string) => {
  const wanted = trim(template).split('/')
  const got = trim(pathname).split('/')
  return wanted.length === got.length && wanted.every((part, i) => part.includes('{') || part === got[i])
}

export const trim = (path: string) => path.replace(/(.)\/+$/, '$1')

/** What procedure(op) left on a procedure; undefined for anything else. */
function metaOf(procedure: unknown): { type: string; op: Operation } | undefined {
  // tRPC types the record of a root router as unknown; procedure(op) is the only way that meta gets an op.
  const def = (procedure as { _def?: { type?: string; meta?: Partial<{ op: Operation }> } })._def
  return def?.meta?.op ? { type: def.type ?? 'query', op: def.meta.op } : undefined
}
