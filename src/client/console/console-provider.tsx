'use client'

import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { httpBatchStreamLink, TRPCClientError } from '@trpc/client'
import { type ReactNode, useState } from 'react'
import superjson from 'superjson'
import { api } from './api'
import { errorStatus } from './error-text'

/** Data for everything below: one cache, one connection to the server. A lost sign-in leads to the sign-in page. */
export function ConsoleProvider({ children }: { children: ReactNode }) {
  const [queries] = useState(makeQueryClient)
  const [client] = useState(() =>
    api.createClient({
      links: [httpBatchStreamLink({ url: '/api/trpc', transformer: superjson, maxURLLength: 4_000 })],
    }),
  )
  return (
    <api.Provider client={client} queryClient={queries}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </api.Provider>
  )
}

function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError(error) {
        if (errorStatus(error) !== 401) return
        const here = `${window.location.pathname}${window.location.search}`
        window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`)
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // What was refused is not asked again; what did not get through is.
        retry: (failures, error) => failures < 2 && !(error instanceof TRPCClientError && errorStatus(error) < 500),
      },
    },
  })
}
