'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

/** Changes several values of the address at once; empty takes one out. */
export function useAddressValues(): (values: Record<string, string>) => void {
  const params = useSearchParams()
  const router = useRouter()
  const path = usePathname()
  return useCallback(
    (values) => {
      const next = new URLSearchParams(params)
      for (const [name, value] of Object.entries(values)) {
        if (value) next.set(name, value)
        else next.delete(name)
      }
      const text = next.toString()
      router.replace(text ? `${path}?${text}` : path, { scroll: false })
    },
    [params, path, router],
  )
}
