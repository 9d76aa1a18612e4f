'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

/** What was asked for last: the router shows an address some time after it was told to. */
let asked: { path: string; query: string; at: number } | undefined
/** Milliseconds after which the address that is shown counts again, whatever became of the one asked for. */
const SHOWN_BY = 1_000

/**
 * Changes several values of the address at once; empty takes one out. Quick changes one after another all count: each
 * builds on what the one before asked for.
 */
export function useAddressValues(): (values: Readonly<Record<string, string>>) => void {
  const params = useSearchParams()
  const router = useRouter()
  const path = usePathname()
  return useCallback(
    (values) => {
      const on_its_way = asked && asked.path === path && Date.now() - asked.at < SHOWN_BY
      const next = new URLSearchParams(on_its_way ? asked?.query : params)
      for (const [name, value] of Object.entries(values)) {
        if (value) next.set(name, value)
        else next.delete(name)
      }
      const query = next.toString()
      asked = { path, query, at: Date.now() }
      router.replace(query ? `${path}?${query}` : path, { scroll: false })
    },
    [params, path, router],
  )
}

/** A value that stands in the address, so that it can be shared and the back button works. Empty takes it out. */
export function useAddressValue(name: string): [string, (value: string) => void] {
  const params = useSearchParams()
  const change = useAddressValues()
  return [params.get(name) ?? '', useCallback((value: string) => change({ [name]: value }), [name, change])]
}
