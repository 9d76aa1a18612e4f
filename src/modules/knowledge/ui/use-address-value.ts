'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

/** A value that stands in the address, so that it can be shared and the back button works. Empty takes it out. */
export function useAddressValue(name: string): [string, (value: string) => void] {
  const params = useSearchParams()
  const router = useRouter()
  const path = usePathname()
  const change = useCallback(
    (value: string) => {
      const next = new URLSearchParams(params)
      if (value) next.set(name, value)
      else next.delete(name)
      const text = next.toString()
      router.replace(text ? `${path}?${text}` : path, { scroll: false })
    },
    [name, params, path, router],
  )
  return [params.get(name) ?? '', change]
}
