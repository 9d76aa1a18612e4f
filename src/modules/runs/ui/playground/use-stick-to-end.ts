'use client'

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

const NEAR_PX = 48

/**
 * Keeps the end in view while content grows, until the reader scrolls up; scrolling back to the end takes it up again.
 * @param content anything that changes when the content does
 */
export function useStickToEnd(scroller: RefObject<HTMLElement | null>, content: unknown) {
  const sticking = useRef(true)
  const [away, setAway] = useState(false)

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    function onScroll() {
      if (!element) return
      sticking.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX
      setAway(!sticking.current)
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [scroller])

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs whenever the content has changed
  useLayoutEffect(() => {
    const element = scroller.current
    if (element && sticking.current) element.scrollTop = element.scrollHeight
  }, [scroller, content])

  return {
    /** The reader has left the end. */
    away,
    toEnd: () => {
      const element = scroller.current
      if (!element) return
      sticking.current = true
      setAway(false)
      element.scrollTop = element.scrollHeight
    },
  }
}
