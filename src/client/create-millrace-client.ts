import {
  createTRPCClient,
  httpBatchStreamLink,
  isTRPCClientError,
  splitLink,
  type TRPCClient,
  type TRPCClientError,
} from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import superjson from 'superjson'
import type { RootRouter } from '@/api/root'

export interface MillraceClientOptions {
  /** Address of the installation, e.g. `https://millrace.example.org`; a path prefix in front of it is kept. */
  url: string
  /** An API key, as created under Settings → API keys. It begins with `mk_`. */
  apiKey: string
  /** What sends the requests, when it is not the global `fetch`. */
  fetch?: typeof globalThis.fetch
}

/** Every operation as `client.<module>.<operation>.query(…)` or `.mutate(…)`. */
export type MillraceClient = TRPCClient<RootRouter>

/** What operations take, by module and name: `MillraceInputs['flows']['create_flow']`. */
export type MillraceInputs = inferRouterInputs<RootRouter>
/** What operations give, by module and name. */
export type MillraceOutputs = inferRouterOutputs<RootRouter>

/**
 * What a refused call throws. `message` says what happened; `data` has `httpStatus`, `error` (the code), `hint` (what to
 * do), `issues` (wrong fields) and `request_id`. Without an answer of the server, `data` is not there.
 */
export type MillraceError = TRPCClientError<RootRouter>

/** Whether a thrown value is a refusal or a broken connection of this client. */
export const isMillraceError = (error: unknown): error is MillraceError => isTRPCClientError<RootRouter>(error)

/**
 * Connects to an installation. Calls of the same moment travel as one request; nothing is sent before the first call.
 * Calls throw `MillraceError`; an operation's own `signal` option ends it early.
 *
 * @example
 * ```ts
 * const millrace = createMillraceClient({ url: 'http://127.0.0.1:3000', apiKey: process.env.MILLRACE_API_KEY ?? '' })
 * const answer = await millrace.runs.simplified_run_flow.mutate({ flow_id_or_name: 'my-flow', input_value: 'Hello' })
 * ```
 */
export function createMillraceClient({ url, apiKey, fetch }: MillraceClientOptions): MillraceClient {
  const options = {
    url: `${url.replace(/\/+$/, '')}/api/trpc`,
    transformer: superjson,
    headers: { 'x-api-key': apiKey },
    ...(fetch ? { fetch } : {}),
  }
  return createTRPCClient<RootRouter>({
    links: [
      splitLink({
        // A stream that shared its request with other calls could not be given up by itself.
        condition: ({ path }) => path === 'runs.watch_run',
        true: httpBatchStreamLink<RootRouter>({ ...options, maxItems: 1 }),
        false: httpBatchStreamLink<RootRouter>({ ...options, maxItems: 50, maxURLLength: 8_000 }),
      }),
    ],
  })
}
