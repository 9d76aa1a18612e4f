'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

interface Page<T> {
  items: T[]
  total: number
  page: number
  pages: number
}

interface PagesOptions<P extends Page<unknown>> {
  /** The procedure that is asked, so that whoever makes its answers stale reaches this list too. */
  path: readonly [module: string, name: string]
  input: object
  load: (page: number) => Promise<P>
  enabled?: boolean
  /** Milliseconds between two looks, as long as the rows want it. */
  refetchInterval?: (rows: readonly P['items'][number][]) => number | false
}

/** The rows of a list with numbered pages, page after page as they come into view. */
export function usePages<P extends Page<unknown>>(options: PagesOptions<P>) {
  const { path, input, load, enabled = true, refetchInterval } = options
  const rowsOf = (pages: readonly P[]): P['items'][number][] => pages.flatMap((page) => page.items)
  const query = useInfiniteQuery({
    queryKey: [[...path], { input, type: 'pages' }],
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: 1,
    getNextPageParam: (last) => (last.page < last.pages ? last.page + 1 : undefined),
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval: ({ state }) => refetchInterval?.(rowsOf(state.data?.pages ?? [])) ?? false,
  })
  return {
    query,
    rows: rowsOf(query.data?.pages ?? []),
    total: query.data?.pages[0]?.total,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
    },
  }
}
