'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

export const sortColumns = ['updated_at', 'create_at', 'name'] as const
export type SortColumn = (typeof sortColumns)[number]

export interface ListQuery {
  search: string
  sort: SortColumn
  order: 'asc' | 'desc'
  trash: boolean
  /** Id of a project; empty for all. */
  project: string
}

/** What the list shows, kept in the address so that it can be shared and the back button works. */
export function useListQuery(): [ListQuery, (change: Partial<ListQuery>) => void] {
  const params = useSearchParams()
  const router = useRouter()
  const path = usePathname()
  const sort = sortColumns.find((column) => column === params.get('sort')) ?? 'updated_at'
  const order =
    params.get('order') === 'asc' ? 'asc' : params.get('order') === 'desc' || sort !== 'name' ? 'desc' : 'asc'
  const query: ListQuery = {
    search: params.get('q') ?? '',
    sort,
    order,
    trash: params.get('trash') === '1',
    project: params.get('project') ?? '',
  }
  const change = useCallback(
    (part: Partial<ListQuery>) => {
      const next = new URLSearchParams(params)
      const put = (key: string, value: string) => (value ? next.set(key, value) : next.delete(key))
      if (part.search !== undefined) put('q', part.search)
      if (part.sort !== undefined) put('sort', part.sort)
      if (part.order !== undefined) put('order', part.order)
      if (part.trash !== undefined) put('trash', part.trash ? '1' : '')
      if (part.project !== undefined) put('project', part.project)
      for (const once of ['new', 'import']) next.delete(once)
      const text = next.toString()
      router.replace(text ? `${path}?${text}` : path, { scroll: false })
    },
    [params, path, router],
  )
  return [query, change]
}
