'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

/**
 * Changes several values of the address at once; empty takes one out. What a page shows by them it fetches itself, so the
 * server is not asked for the page again, and the next change finds this one in the address already.
 */
export function changeAddress(values: Readonly<Record<string, string>>): void {
  const { pathname, search } = window.location
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(values)) {
    if (value) next.set(name, value)
    else next.delete(name)
  }
  const query = next.toString()
  window.history.replaceState(null, '', query ? `${pathname}?${query}` : pathname)
}

/** A value that stands in the address, so that it can be shared and the back button works. Empty takes it out. */
export function useAddressValue(name: string): [string, (value: string) => void] {
  const params = useSearchParams()
  return [params.get(name) ?? '', useCallback((value: string) => changeAddress({ [name]: value }), [name])]
}
