import { useMemo } from 'react'
import { api } from '@/client/console/api'
import { pathTo } from '@/ui/tree/tree-rows'

/** Businesses that the reader sees: each by its name, and by the names from the top down to it. */
export function useBusinessNames() {
  const { data } = api.tenancy.browse_businesses.useQuery({}, { staleTime: 60_000 })
  return useMemo(() => {
    const byId = new Map((data ?? []).map((item) => [item.id, item]))
    return new Map(
      [...byId.values()].map(({ id, name }) => [
        id,
        {
          name,
          path: pathTo(byId, id)
            .map((item) => item.name)
            .join(' / '),
        },
      ]),
    )
  }, [data])
}
