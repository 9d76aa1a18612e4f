'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

interface Page<T> {
  items: T[]
  total: number
  page: number
  pages: number
}

interface PagesOptions<T> {
  /** The procedure that is asked, so that whoever makes its answers stale reaches this list too. */
  path: readonly [module: string, name: string]
  input: object
  load: (page: number) => Promise<Page<T>>
  enabled?: boolean
  /** Milliseconds between two looks, as long as the rows want it. */
  refetchInterval?: (rows: readonly T[]) => number | false
}

/** The rows of a list with numbered pages, page after page as they come into view. */
export function usePages<T>({ path, input, load, enabled = true, refetchInterval }: PagesOptions<T>) {
  const query = useInfiniteQuery({
    queryKey: [[...path], { input, type: 'pages' }],
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: 1,
    getNextPageParam: (last) => (last.page < last.pages ? last.page + 1 : undefined),
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval: ({ state }) => refetchInterval?.(state.data?.pages.flatMap((page) => page.items) ?? []) ?? false,
  })
  return {
    query,
    rows: query.data?.pages.flatMap((page) => page.items) ?? [],
    total: query.data?.pages[0]?.total,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
    },
  }
}
