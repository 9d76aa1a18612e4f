'use client'

import { useCallback, useLayoutEffect, useRef } from 'react'

/** One function for the life of the component that always does what the latest render says. For events only. */
export function useStable<Args extends unknown[], Result>(act: (...args: Args) => Result): (...args: Args) => Result {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  return useCallback((...args: Args) => latest.current(...args), [])
}
