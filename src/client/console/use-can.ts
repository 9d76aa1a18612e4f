'use client'

import { api, type Outputs } from './api'

type Privilege = Outputs['access']['read_my_access']['privileges'][number]

/**
 * Asks whether the signed-in person holds a privilege, somewhere in the tenant at least. Until that is known the answer
 * is no, so that nothing is offered and taken back. The server decides by itself all the same.
 */
export function useCan(): (privilege: Privilege) => boolean {
  const { data } = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  return (privilege) =>
    data !== undefined &&
    (data.privileges.includes(privilege) || data.businesses.some(({ privileges }) => privileges.includes(privilege)))
}

/** Asks whether the signed-in person holds a privilege over what belongs to one business; 0 is none of them. */
export function useHoldsIn(): (privilege: Privilege, business_id: number) => boolean {
  const { data } = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  return (privilege, business_id) =>
    data !== undefined &&
    (data.privileges.includes(privilege) ||
      data.businesses.some((held) => held.business_id === business_id && held.privileges.includes(privilege)))
}

/**
 * Where the signed-in person holds a privilege: `everywhere` in the tenant, or in these businesses alone. For choices of a
 * place; nowhere until it is known.
 */
export function useWhere(privilege: Privilege): { everywhere: boolean; businesses: readonly number[] } {
  const { data } = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  return {
    everywhere: data?.privileges.includes(privilege) ?? false,
    businesses: (data?.businesses ?? []).flatMap(({ business_id, privileges }) =>
      privileges.includes(privilege) ? [business_id] : [],
    ),
  }
}
