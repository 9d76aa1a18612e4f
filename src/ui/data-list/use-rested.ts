'use client'

import { useEffect, useState } from 'react'

/**
 * Whether something in a list has come to rest since it came into view. What is costly to draw and of no use while the
 * list moves, such as menus, waits for it.
 */
export function useRested(moving: boolean): boolean {
  const [rested, setRested] = useState(!moving)
  useEffect(() => {
    if (!moving) setRested(true)
  }, [moving])
  return rested
}
