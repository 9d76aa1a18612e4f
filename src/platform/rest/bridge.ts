import { type AnyRouter, initTRPC } from '@trpc/server'
import { createOpenApiNodeHttpHandler, type OpenApiMeta } from 'trpc-openapi'
import { z } from 'zod'
import type { Route } from './route-table'

/** One request on its way through the library's dispatcher. The view's procedures put the answer here. */
export interface Dispatch {
  request: Request
  url: URL
  response?: Response
}

type Answer = (route: Route, dispatch: Dispatch, rawPath: Record<string, string>) => Promise<Response>

/**
 * The dispatcher of one surface, built once. The library sees a view of the router whose inputs are stubs, because it
 * mutates the schemas it is given; our own code reads the input and tRPC validates it with the true schemas.
 */
export function createBridge(routes: Route[], answer: Answer): (dispatch: Dispatch) => Promise<void> {
  const t = initTRPC.context<{ dispatch: Dispatch }>().meta<OpenApiMeta>().create()
  const view: AnyRouter = t.router(
    Object.fromEntries(
      routes.map((route) => [
        route.name.replaceAll('.', '__'),
        t.procedure
          .meta({ openapi: { method: route.op.method, path: route.op.path } })
          .input(stub(route.op.path))
          .output(z.void())
          .mutation(async ({ ctx, input }) => {
            ctx.dispatch.response = await answer(route, ctx.dispatch, input)
          }),
      ]),
    ),
  )
  const handle = createOpenApiNodeHttpHandler<AnyRouter, never, never>({
    router: view,
    createContext: ({ req }: { req: unknown }) => Promise.resolve({ dispatch: dispatchOf(req) }),
  })
  return (dispatch) =>
    new Promise((resolve) => {
      const sink = { setHeader: () => undefined, statusCode: 0, end: () => resolve() }
      // The library takes Node's request and response; these carry all that it touches of them.
      void handle(libraryRequest(dispatch) as never, sink as never)
    })
}

const carried = Symbol('dispatch')
/** What the library reads of headers is the same for every request. */
const headers = new Headers({ 'content-type': 'application/json' })

/** A request as the library reads it: always JSON with an empty body, so that it never reads or judges ours. */
function libraryRequest(dispatch: Dispatch): object {
  return Object.create(Request.prototype, {
    method: { value: dispatch.request.method },
    url: { value: dispatch.url.pathname },
    headers: { value: headers },
    // Made by the server when it is first asked for.
    signal: { get: () => dispatch.request.signal },
    body: { value: {} },
    query: { value: {} },
    [carried]: { value: dispatch },
  })
}

function dispatchOf(request: unknown): Dispatch {
  // Made by libraryRequest above; the library passes it through untouched.
  return (request as { [carried]: Dispatch })[carried]
}

/** Path parameters as plain strings: all that the dispatcher has to read. */
const stub = (path: string) =>
  z.object(Object.fromEntries([...path.matchAll(/\{([^}]+)\}/g)].map((match) => [match[1] ?? '', z.string()])))
