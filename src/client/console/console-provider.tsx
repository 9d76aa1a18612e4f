'use client'

import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { httpBatchStreamLink, TRPCClientError } from '@trpc/client'
import { getQueryKey } from '@trpc/react-query'
import { type ReactNode, useState } from 'react'
import superjson from 'superjson'
import { api, type Outputs } from './api'
import { errorStatus } from './error-text'

type Access = Outputs['access']['read_my_access']

/**
 * Data for everything below: one cache, one connection to the server. What one may do comes with the page, so that its
 * sections and keys are there at once; pages for people without an account have none. A lost sign-in leads to the sign-in page.
 */
export function ConsoleProvider({ access, children }: { access?: Access; children: ReactNode }) {
  const [queries] = useState(() => makeQueryClient(access))
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

function makeQueryClient(access: Access | undefined): QueryClient {
  const queries = new QueryClient({
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
  if (access) queries.setQueryData(getQueryKey(api.access.read_my_access, {}, 'query'), access)
  return queries
}
