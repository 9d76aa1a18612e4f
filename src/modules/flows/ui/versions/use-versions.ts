'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { api } from '@/client/console/api'

const PAGE = 50

/** The versions of a flow, the newest first, page after page. */
export function useVersions(flow_id: string) {
  const { client } = api.useUtils()
  const query = useInfiniteQuery({
    // Begins with the procedure's path, so that whoever makes its answers stale reaches this list too.
    queryKey: [['flows', 'list_flow_versions'], { input: { flow_id }, type: 'pages' }],
    queryFn: ({ pageParam }) =>
      client.flows.list_flow_versions.query({
        flow_id,
        limit: PAGE,
        ...(pageParam === undefined ? {} : { before: pageParam }),
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.items.length === PAGE ? last.items.at(-1)?.id : undefined),
    placeholderData: keepPreviousData,
  })
  const versions = query.data?.pages.flatMap((page) => page.items) ?? []
  const online_version = query.data?.pages[0]?.online_version ?? null
  return { query, versions, online_version }
}

export type VersionHead = ReturnType<typeof useVersions>['versions'][number]
