'use client'

import { useSearchParams } from 'next/navigation'
import { changeAddress } from '@/client/console/use-address'

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
  return [query, change]
}

function change({ search: q, sort, order, trash, project }: Partial<ListQuery>): void {
  changeAddress({
    ...(q === undefined ? {} : { q }),
    ...(sort === undefined ? {} : { sort }),
    ...(order === undefined ? {} : { order }),
    ...(trash === undefined ? {} : { trash: trash ? '1' : '' }),
    ...(project === undefined ? {} : { project }),
    // Wishes that led here are fulfilled once.
    new: '',
    import: '',
  })
}
